/**
 * How an appliance behaves: which product it is, and what is wrong with it. It is part of its configuration and can be
 * changed while it runs; it is never on its disk. Without a fault it is a healthy appliance of a current version.
 */
import { z } from "zod";

/** At the door, before any TLS: `refused` closes the port, `hung` takes connections and stays silent. */
const doorSchema = z.enum(["open", "refused", "hung", "reset", "plain-http"]);
export type DoorState = z.infer<typeof doorSchema>;

/** What comes of a role change that either API is asked for. `done`: it took place, whatever the answer was. */
const roleChangeSchema = z.enum([
  "right",
  "refused",
  "500-but-done",
  "500-not-done",
  "cut-but-done",
  "cut-not-done",
  "200-never-settles",
]);

export const conductSchema = z.object({
  /** Appliances of older versions know v1 alone. */
  api: z.enum(["v2", "v1"]),
  /** Of v1 answers (api-facts 2.4, 2.5): bomgar.com or beyondtrust.com. */
  namespace: z.enum(["new", "old"]),
  /** Whether a v1 backup returns the elements of the last data sync is unknown (api-facts 2.3). */
  tellsSyncOnV1Backup: z.boolean(),
  /** Older versions say master where newer ones say primary (api-facts 2.5). */
  saysMaster: z.boolean(),
  version: z.string(),
  build: z.string(),
  clusterRole: z.enum(["single", "primary", "traffic"]),
  /** What its health check complains about. */
  problems: z.array(z.string()),
  clockSkewMs: z.int(),
  /** After so many calls a token is dead although its hour is not over; null for the documented life. */
  callsPerToken: z.int().min(1).nullable(),
  /** Before each answer. */
  answerDelayMs: z.int().min(0),
  /** What comes instead of the answer to calls of the command API. */
  answers: z.enum(["right", "garbage", "huge"]),
  roleChange: roleChangeSchema,
  ownDoor: doorSchema,
  siteDoor: doorSchema,
  /** `cut`: it cannot reach its peer. */
  peerLink: z.enum(["up", "cut"]),
  /** No test IP of its backup settings answers. */
  testIps: z.enum(["reachable", "unreachable"]),
  /** Its own address leads to this port instead. */
  ownAddressLeadsTo: z.int().min(1).max(65535).nullable(),
});
export type Conduct = z.infer<typeof conductSchema>;

export const usualConduct: Conduct = {
  api: "v2",
  namespace: "new",
  tellsSyncOnV1Backup: true,
  saysMaster: false,
  version: "25.3.2",
  build: "58123",
  clusterRole: "single",
  problems: [],
  clockSkewMs: 0,
  callsPerToken: null,
  answerDelayMs: 0,
  answers: "right",
  roleChange: "right",
  ownDoor: "open",
  siteDoor: "open",
  peerLink: "up",
  testIps: "reachable",
  ownAddressLeadsTo: null,
};

export interface ConductHolder {
  readonly now: Conduct;
  /** Resolves when everybody who listens has followed. */
  set(conduct: Conduct): Promise<void>;
  onChange(listener: () => void | Promise<void>): void;
}

export function createConduct(first: Conduct): ConductHolder {
  const listeners: (() => void | Promise<void>)[] = [];
  let now = first;
  return {
    get now() {
      return now;
    },
    async set(conduct) {
      now = conduct;
      await Promise.all(listeners.map((listener) => listener()));
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

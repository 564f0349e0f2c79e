/**
 * Which secrets of one account were refused. None is ever sent again, because accounts lock (api-facts 1.18); only digests
 * are kept to tell. Everything that logs in with the account shares one of these, and takes turns, so that two who start
 * at the same moment do not both try a bad secret.
 */
import { createHash } from "node:crypto";
import type { ApplianceOutcome } from "../../../shared/domain/observation.ts";

type Refusal = Extract<ApplianceOutcome, { kind: "unauthorized" }>;

export interface SecretTrials {
  /** Sends the secret unless it was refused before. An outcome `unauthorized` of `send` is a refusal of the secret. */
  attempt<Outcome extends { kind: string }>(secret: string, send: () => Promise<Outcome>): Promise<Outcome | Refusal>;
  wasRefused(secret: string): boolean;
  /** A person says that it is right now: it is tried once more. */
  forgive(secret: string): void;
}

const digestOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export function createSecretTrials(): SecretTrials {
  const refused = new Set<string>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  return {
    attempt(secret, send) {
      const digest = digestOf(secret);
      const turn = lastTurn.then(async () => {
        if (refused.has(digest)) return { kind: "unauthorized", code: "denied" } as const;
        const outcome = await send();
        if (outcome.kind === "unauthorized") refused.add(digest);
        return outcome;
      });
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
    wasRefused: (secret) => refused.has(digestOf(secret)),
    forgive: (secret) => void refused.delete(digestOf(secret)),
  };
}

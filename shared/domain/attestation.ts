/** What no API shows and a person has looked up: who said it, when, and how long it counts (`judgement.md` 6). */
import { z } from "zod";

/** Of each appliance on its own, since these settings are never synchronized. */
export const applianceAttestations = [
  "backup-operations",
  "automatic-failover",
  "sync-interval",
  "bandwidth",
  "timeout",
  "test-ips",
  "shared-ip-ticked",
] as const;
/** Of the pair as a whole. */
const pairAttestations = [
  "same-subnet",
  "name-is-swung",
  "keys-equal",
  "mail-alerts",
  "api-or-builtin",
  "firewall-providers",
  "connection-agents",
  "backup-reaches-primary-by-name",
] as const;
export const attestationItemSchema = z.enum([...applianceAttestations, ...pairAttestations]);
export type AttestationItem = z.infer<typeof attestationItemSchema>;

export const attestationSchema = z.object({
  item: attestationItemSchema,
  /** null: of the pair. */
  appliance: z.string().nullable(),
  /** `on`, `off`, `yes`, `no`, or a whole number (minutes of a sync interval, seconds of a timeout, kbit/s or `none`). */
  value: z.string().min(1).max(64),
  at: z.iso.datetime(),
  by: z.string().max(120),
  note: z.string().max(500).nullable(),
});
export type Attestation = z.infer<typeof attestationSchema>;

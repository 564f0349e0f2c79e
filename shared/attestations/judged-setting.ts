import type { AttestationItem } from "../domain/attestation.ts";
import type { Grade } from "../domain/pair-status.ts";
import type { Attested } from "./attested.ts";

/** One setting beside what it should be on this appliance, or of the pair. */
export interface JudgedSetting {
  item: AttestationItem;
  /** null: of the pair. */
  appliance: string | null;
  /** Here and now it matters what it is; where it does not, its answer is `yes` or `unknown` and asks for nothing. */
  matters: boolean;
  answer: "yes" | "no" | "unknown";
  /** Why the answer is what it is: a key for words. */
  why: SettingReason;
  /** What the guide or the network method asks for; null: as one likes. */
  advised: string | null;
  /** The finding that says it is not as it should be. */
  code: string | null;
  grade: Grade;
  at: string | null;
  said: Attested | null;
}

export type SettingReason =
  | "as-advised"
  | "not-as-advised"
  | "not-said"
  | "lapsed"
  | "as-one-likes"
  | "not-in-force"
  | "on-while-swapped"
  | "across-subnets"
  | "nothing-swings-the-name"
  | "seen-enabled"
  | "syncs-in-time"
  | "not-known-whether-in-time"
  | "longer-than-outages"
  | "shorter-than-outage"
  | "no-outage-seen";

/** What a judgement of served certificates rests on. */
import type { PairDefinition } from "../../domain/pair.ts";
import type { Thresholds } from "../../domain/thresholds.ts";
import type { CertificateGrid } from "../certificate-grid.ts";
import type { ServedStretch } from "../certificates-view.ts";

export interface JudgeInput {
  pair: PairDefinition;
  /** null: nobody has looked yet. */
  grid: CertificateGrid | null;
  nowMs: number;
  /** Of the pair, complete (`thresholdsOf`). */
  thresholds: Thresholds;
  /** The appliance that would take over; null: not known. */
  standIn: string | null;
  /** By appliance: how far its clock is from this computer's; null or absent: not known. */
  clockSkewSeconds: Readonly<Record<string, number | null>>;
  /** Of both, newest first. A stretch that lasts has no end. */
  stretches: readonly ServedStretch[];
}

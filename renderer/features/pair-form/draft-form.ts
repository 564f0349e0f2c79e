/** What every group of fields is given: the draft, a way to change it, and the problems that are shown by now. */

import type { Problems } from "./find-problems.ts";
import type { PairDraft, TlsDraft } from "./pair-draft.ts";

export interface DraftForm {
  draft: PairDraft;
  /** Given the newest draft, so that two changes in one moment both count. */
  change(next: (draft: PairDraft) => PairDraft): void;
  problems: Problems;
}

export interface TlsForm {
  /** As `appliances.0.tls`. */
  path: string;
  tls: TlsDraft;
  change(change: Partial<TlsDraft>): void;
  problems: Problems;
}

/** The element that a problem of this field is about. */
export const fieldId = (path: string): string => `field-${path.replaceAll(".", "-")}`;

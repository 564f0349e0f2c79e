/** What a run can do to the world and see of it; the executor knows nothing of the wire. */
import type { AssessmentContext } from "../../../shared/assessment/context.ts";
import type { Memory } from "../../../shared/assessment/memory.ts";
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { Question } from "../../../shared/domain/question.ts";
import type { CallOutcome, ExactCall, SettledCall, TakenBackup } from "../../../shared/runbooks/run-call.ts";
import type { ConnectedClients, ResolverView } from "../../../shared/runbooks/run-knowledge.ts";

import type { RunFileDesk } from "./run-file-desk.ts";

export type WritePermission = "full_access" | "read_only" | "deny";

/** All about one pair. Nothing throws for what a remote does. */
export interface RunHands {
  /** Asks these questions now, all when left out, and resolves when every answer is in `memory`. */
  look(isWanted?: (question: Question) => boolean): Promise<void>;
  memory(): Memory;
  /** What judging needs beside the memory, as of now. */
  context(): AssessmentContext;
  /** When this appliance's health was asked last by this program, the site name's look included; null: never. Milliseconds. */
  lastHealthAskedMs(appliance: string): number | null;
  /** Until it is released nothing is asked but by `look`. */
  pause(): () => void;
  /** What the account that writes may do, and the version of the API; nulls where it does not tell or cannot be asked. */
  askAccess(appliance: string): Promise<{ permission: WritePermission | null; api: "v1" | "v2" | null }>;
  /**
   * Sends exactly `exact` (made by `exactCall` from `call`) with the account that writes, once: never again by itself, also
   * not with a new token. A dry run's hands refuse at the transport. A backup's file is written before this resolves.
   * `stop` ends a backup, of which nothing is kept then; a call that changes something is never ended by it.
   */
  call(
    call: SettledCall,
    exact: ExactCall,
    stop?: AbortSignal,
  ): Promise<{ outcome: CallOutcome; backup?: TakenBackup }>;
  readClients(appliance: string): Promise<ConnectedClients>;
  /** Nine handshakes now. */
  readGrid(): Promise<CertificateGrid>;
  /** The certificate file of this run. */
  file: RunFileDesk;
  askResolvers(): Promise<readonly ResolverView[]>;
  close(): Promise<void>;
}

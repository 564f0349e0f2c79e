/** What a run knows when it judges: the picture of the pair at this moment, and what only people or our own journal know. */
import type { Situation } from "../assessment/situation.ts";
import type { Assembled, CertificateFile } from "../certificates/certificate-file.ts";
import type { CertificateGrid } from "../certificates/certificate-grid.ts";
import type { Answer } from "../domain/answer.ts";
import type { Attestation } from "../domain/attestation.ts";
import type { LoginChange } from "../domain/login-change.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import type { CheckResult } from "./check.ts";
import type { RunFacts } from "./run-facts.ts";

/** Connected to one appliance, by the appliance's own names for the kinds; null: it does not tell. */
export interface ConnectedClients {
  appliance: string;
  at: string;
  counts: readonly { kind: string; count: number }[] | null;
}

export interface ResolverView {
  /** The resolver's address, or `this computer`. */
  resolver: string;
  addresses: readonly string[];
  ttlSeconds: number | null;
  /** null: it answered. */
  error: string | null;
  at: string;
}

/** The certificate file that a person gave to the run, as the file doctor read it at this moment. */
export interface GivenFile {
  fileName: string;
  report: CertificateFile;
  assembled: Assembled;
  /** Whether it is still where it was; unknown: it has no place of its own. */
  isThere: Answer;
  at: string;
}

export interface RunKnowledge {
  /** Nothing will be sent. Left out: it will. */
  isDryRun?: boolean;
  facts: RunFacts;
  /** Answers so far, by input. */
  answers: Readonly<Record<string, string>>;
  situation: Situation;
  status: PairStatus;
  clients: ConnectedClients | null;
  /** Nine handshakes, made for the check that wanted them; null or left out: none did. */
  grid?: CertificateGrid | null;
  /** null: nothing was given. Left out: no check asked for it. */
  file?: GivenFile | null;
  /** Given before that one, as far as they have a place. */
  earlierFiles?: readonly { fileName: string; isThere: Answer }[];
  /** What the last `certificate-file` check of this run that said yes found; null: none did. */
  fileCertificate?: CheckResult["certificate"] | null;
  /** Of each appliance, where the evidence in a conflict was asked for. */
  connected: readonly ConnectedClients[];
  resolvers: readonly ResolverView[];
  attestations: readonly Attestation[];
  changes: readonly LoginChange[];
  /** When this run took a backup of an appliance through the API; by appliance. ISO. */
  backups: Readonly<Record<string, string>>;
  /** When an earlier run took the newest one; by appliance. ISO. Left out: none did. */
  earlierBackups?: Readonly<Record<string, string>>;
  /** When an earlier run of ours changed roles; null: none did. ISO. */
  lastSwapAt: string | null;
  /** What the account that would write may do, by appliance; null: not told. */
  writePermission: Readonly<Record<string, "full_access" | "read_only" | "deny" | null>>;
  /** When each step ended that is over; by step. ISO. */
  stepEnds: Readonly<Record<string, string>>;
  /** The last sync seen at the run's first look. ISO. */
  syncAtStart: string | null;
  /** Who held the primary role last in our own history, and until when it was seen so. */
  lastSeenPrimary: { appliance: string; at: string } | null;
}

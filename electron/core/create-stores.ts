/** What is kept in the data folder, opened together and closed together. */
import { join } from "node:path";
import type { Notice } from "../../shared/contract/app.ts";
import type { Log } from "./log/log.ts";
import type { Clock } from "./ports.ts";
import { type AttestationsStore, createAttestationsStore } from "./storage/attestations-store.ts";
import { type CertificateGridsStore, createCertificateGridsStore } from "./storage/certificate-grids-store.ts";
import { createHistoryStore, type HistoryStore } from "./storage/history-store.ts";
import { createLoginChangesStore, type LoginChangesStore } from "./storage/login-changes-store.ts";
import { createMemoryStore, type MemoryStore } from "./storage/memory-store.ts";
import { openDatabase } from "./storage/open-database.ts";
import { createPairsStore, type PairsStore } from "./storage/pairs-store.ts";
import { createRawAnswersStore, type RawAnswersStore } from "./storage/raw-answers-store.ts";
import { createRetention, type Retention } from "./storage/retention.ts";
import { createRunJournalStore, type RunJournalStore } from "./storage/run-journal-store.ts";
import { createSaidStore, type SaidStore } from "./storage/said-store.ts";
import { createSettingsStore, type SettingsStore } from "./storage/settings-store.ts";

export interface Stores {
  pairs: PairsStore;
  memories: MemoryStore;
  history: HistoryStore;
  said: SaidStore;
  attestations: AttestationsStore;
  loginChanges: LoginChangesStore;
  rawAnswers: RawAnswersStore;
  settings: SettingsStore;
  retention: Retention;
  runs: RunJournalStore;
  certificateGrids: CertificateGridsStore;
  /** What the person should know about what was found there. */
  notices: Notice[];
  close(): void;
}

interface StoresOptions {
  dataFolder: string;
  /** True beside a writer: nothing is written, and what is not there is not made. */
  readOnly: boolean;
  clock: Clock;
  log: Log;
}

/** null: nothing is stored there yet, and reading does not make it. Throws what `openDatabase` throws. */
export function openStores(options: StoresOptions & { readOnly: false }): Stores;
export function openStores(options: StoresOptions): Stores | null;
export function openStores({ dataFolder, readOnly, clock, log }: StoresOptions): Stores | null {
  const opened = openDatabase({ path: join(dataFolder, "pairdesk.db"), readOnly, clock, log });
  if (!opened) return null;
  const pairs = createPairsStore(opened.db, log);
  return {
    pairs,
    memories: createMemoryStore(opened.db, log),
    history: createHistoryStore(opened.db),
    said: createSaidStore(opened.db, log),
    attestations: createAttestationsStore(opened.db, log),
    loginChanges: createLoginChangesStore(opened.db, log),
    rawAnswers: createRawAnswersStore(opened.db, log),
    settings: createSettingsStore(opened.db),
    retention: createRetention(opened.db),
    runs: createRunJournalStore(opened.db, log),
    certificateGrids: createCertificateGridsStore(opened.db, log),
    notices: [...opened.notices, ...pairs.notices()],
    close: () => opened.db.close(),
  };
}

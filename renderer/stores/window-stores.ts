import type { CoreClient } from "../../shared/contract/contract.ts";
import { createSourceOfFile, type PlaceOfFile, type SourceOfFile } from "../connection/source-of-file.ts";
import { type AppStore, createAppStore } from "./app-store.ts";
import { type CertificateFilesStore, createCertificateFilesStore } from "./certificate-files-store.ts";
import { type CertificatesStore, createCertificatesStore } from "./certificates-store.ts";
import { type ClockStore, createClockStore } from "./clock-store.ts";
import { type CommandLogStore, createCommandLogStore } from "./command-log-store.ts";
import { createDiagnosticsStore, type DiagnosticsStore } from "./diagnostics-store.ts";
import { createFleetStore, type FleetStore } from "./fleet-store.ts";
import { createHistoryStore, type HistoryStore } from "./history-store.ts";
import { createImportFileStore, type ImportFileStore } from "./import-file-store.ts";
import { createKeysStore, type KeysStore } from "./keys-store.ts";
import { createLoginChangesStore, type LoginChangesStore } from "./login-changes-store.ts";
import { createOverlayStore, type OverlayStore } from "./overlay-store.ts";
import { createPairSetup, type PairSetup } from "./pair-setup.ts";
import { createPairsStore, type PairsStore } from "./pairs-store.ts";
import { createPaletteStore, type PaletteStore } from "./palette-store.ts";
import { createPersonHistory, type PersonHistory } from "./person-history.ts";
import { createPlaceStore, type PlaceStore } from "./place-store.ts";
import { createPracticeStore, type PracticeStore } from "./practice-store.ts";
import { createRawAnswersStore, type RawAnswersStore } from "./raw-answers-store.ts";
import { readAsBase64 } from "./read-as-base64.ts";
import { createReadinessStore, type ReadinessStore } from "./readiness-store.ts";
import { createRecordStore, type RecordStore } from "./record-store.ts";
import { createRunPassphrasesStore, type RunPassphrasesStore } from "./run-passphrases-store.ts";
import { createRunbooksStore, type RunbooksStore } from "./runbooks-store.ts";
import { createRunsStore, type RunsStore } from "./runs-store.ts";
import { createSavedHistoriesStore, type SavedHistoriesStore } from "./saved-histories-store.ts";
import { createSweepStore, type SweepStore } from "./sweep-store.ts";
import { createUndoStore, type UndoStore } from "./undo-store.ts";
import { createVaultStore, type VaultStore } from "./vault-store.ts";

export interface WindowStores {
  app: AppStore;
  pairs: PairsStore;
  setup: PairSetup;
  undo: UndoStore;
  importFile: ImportFileStore;
  place: PlaceStore;
  practice: PracticeStore;
  fleet: FleetStore;
  sweep: SweepStore;
  overlay: OverlayStore;
  palette: PaletteStore;
  keys: KeysStore;
  history: HistoryStore;
  personHistory: PersonHistory;
  rawAnswers: RawAnswersStore;
  readiness: ReadinessStore;
  certificates: CertificatesStore;
  loginChanges: LoginChangesStore;
  savedHistories: SavedHistoriesStore;
  clock: ClockStore;
  commandLog: CommandLogStore;
  diagnostics: DiagnosticsStore;
  vault: VaultStore;
  record: RecordStore;
  runs: RunsStore;
  runbooks: RunbooksStore;
  certificateFiles: CertificateFilesStore;
  runPassphrases: RunPassphrasesStore;
  /** How a file that the person gave goes to the core. */
  sourceOf: SourceOfFile;
}

/** Everything the window knows, and the calls that change it. Nothing is asked until `followCore`. */
export function createWindowStores(client: CoreClient, placeOf: PlaceOfFile): WindowStores {
  const pairs = createPairsStore(client);
  const place = createPlaceStore();
  const undo = createUndoStore();
  const history = createHistoryStore(client);
  const runs = createRunsStore(client);
  const sourceOf = createSourceOfFile(placeOf, readAsBase64);
  return {
    app: createAppStore(client),
    pairs,
    setup: createPairSetup(client, pairs),
    undo,
    importFile: createImportFileStore(),
    place,
    practice: createPracticeStore(client, pairs, place),
    fleet: createFleetStore(),
    sweep: createSweepStore(pairs),
    overlay: createOverlayStore(),
    palette: createPaletteStore(),
    keys: createKeysStore(window.localStorage),
    history,
    personHistory: createPersonHistory(client, history, undo),
    rawAnswers: createRawAnswersStore(client),
    readiness: createReadinessStore(client),
    certificates: createCertificatesStore(client),
    loginChanges: createLoginChangesStore(client, undo),
    savedHistories: createSavedHistoriesStore(client, place, readAsBase64),
    clock: createClockStore(),
    commandLog: createCommandLogStore(client),
    diagnostics: createDiagnosticsStore(client),
    vault: createVaultStore(client),
    record: createRecordStore(client),
    runs,
    runbooks: createRunbooksStore(client),
    certificateFiles: createCertificateFilesStore(client, place, sourceOf),
    runPassphrases: createRunPassphrasesStore(runs),
    sourceOf,
  };
}

/** The pairs are asked for first: they are what the first painting waits for. */
export function followCore(stores: WindowStores, signal: AbortSignal): void {
  void stores.pairs.follow(signal);
  void stores.app.follow(signal);
  stores.clock.follow(signal);
  void stores.savedHistories.follow(signal);
  void stores.runs.follow(signal);
  void stores.certificates.follow(signal);
}

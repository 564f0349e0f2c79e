/**
 * The screens there are, besides the pair page, which must be painted at once. Each comes with a chunk of its own when it
 * is first shown.
 */
import type { ReactNode } from "react";
import type { Place, ScreenName } from "../stores/place-store.ts";
import { FetchedScreen, type ScreenChunk, screenChunk } from "./fetched-screen.tsx";

const fleetPage = screenChunk(async () => (await import("../features/fleet/fleet-page.tsx")).FleetPage);

const addPairPage = screenChunk(async () => (await import("../features/add-pair/add-pair-page.tsx")).AddPairPage);
const importPage = screenChunk(async () => (await import("../features/import-pairs/import-page.tsx")).ImportPage);
const pairSettingsPage = screenChunk(
  async () => (await import("../features/pair-settings/pair-settings-page.tsx")).PairSettingsPage,
);
const welcomePage = screenChunk(async () => (await import("../features/welcome/welcome-page.tsx")).WelcomePage);

const commandLogPage = screenChunk(
  async () => (await import("../features/command-log/command-log-page.tsx")).CommandLogPage,
);
const settingsPage = screenChunk(async () => (await import("../features/settings/settings-page.tsx")).SettingsPage);
const historyPage = screenChunk(async () => (await import("../features/history/history-page.tsx")).HistoryPage);

const runbooksPage = screenChunk(async () => (await import("../features/runs/runbooks-page.tsx")).RunbooksPage);
const runPage = screenChunk(async () => (await import("../features/runs/run-page.tsx")).RunPage);
const readinessPage = screenChunk(async () => (await import("../features/readiness/readiness-page.tsx")).ReadinessPage);
const loginChangesPage = screenChunk(
  async () => (await import("../features/login-changes/login-changes-page.tsx")).LoginChangesPage,
);

const certificatesPage = screenChunk(
  async () => (await import("../features/certificates/certificates-page.tsx")).CertificatesPage,
);
const certificateFleetPage = screenChunk(
  async () => (await import("../features/certificate-fleet/certificate-fleet-page.tsx")).CertificateFleetPage,
);

const savedHistoriesPage = screenChunk(
  async () => (await import("../features/saved-histories/saved-histories-page.tsx")).SavedHistoriesPage,
);
const savedHistoryPage = screenChunk(
  async () => (await import("../features/saved-histories/saved-history-page.tsx")).SavedHistoryPage,
);

const certificateFilesPage = screenChunk(
  async () => (await import("../features/certificate-files/certificate-files-page.tsx")).CertificateFilesPage,
);

type ScreenBesides = Exclude<ScreenName, "pair">;

const show = <Props extends object>(chunk: ScreenChunk<Props>, given: Props, key: string) => (
  <FetchedScreen key={key} chunk={chunk} given={given} />
);

const screens: { readonly [Name in ScreenBesides]: (place: Place<Name>) => ReactNode } = {
  fleet: () => show(fleetPage, {}, "fleet"),
  settings: () => show(settingsPage, {}, "settings"),
  "command-log": ({ pairId }) => show(commandLogPage, { pairId }, "command-log"),
  "add-pair": () => show(addPairPage, {}, "add-pair"),
  import: () => show(importPage, {}, "import"),
  "pair-settings": ({ pairId }) => show(pairSettingsPage, { pairId }, `pair-settings ${pairId}`),
  history: ({ pairId }) => show(historyPage, { pairId }, `history ${pairId}`),
  runbooks: ({ pairId, runbook = null }) => show(runbooksPage, { pairId, runbook }, "runbooks"),
  run: ({ runId, pairId }) => show(runPage, { runId, pairId }, `run ${runId}`),
  readiness: ({ pairId }) => show(readinessPage, { pairId }, `readiness ${pairId}`),
  certificates: ({ pairId }) => show(certificatesPage, { pairId }, `certificates ${pairId}`),
  "certificate-fleet": () => show(certificateFleetPage, {}, "certificate-fleet"),
  "login-changes": ({ pairId }) => show(loginChangesPage, { pairId }, `login-changes ${pairId}`),
  "saved-histories": () => show(savedHistoriesPage, {}, "saved-histories"),
  "saved-history": ({ historyId }) => show(savedHistoryPage, { historyId }, `saved-history ${historyId}`),
  "certificate-files": () => show(certificateFilesPage, {}, "certificate-files"),
  welcome: () => show(welcomePage, {}, "welcome"),
};

/** The screen that most people go to next. */
export const fetchNextScreen = fleetPage.fetch;

export const renderScreen = <Name extends ScreenBesides>(place: Place<Name>): ReactNode => screens[place.screen](place);

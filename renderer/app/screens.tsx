/**
 * The screens there are, besides the pair page, which must be painted at once. Each comes with a chunk of its own when it
 * is first shown.
 */
import { lazy, type ReactNode } from "react";
import type { Place, ScreenName } from "../stores/place-store.ts";

const fetchFleetPage = () => import("../features/fleet/fleet-page.tsx");
const FleetPage = lazy(async () => ({ default: (await fetchFleetPage()).FleetPage }));

const AddPairPage = lazy(async () => ({
  default: (await import("../features/add-pair/add-pair-page.tsx")).AddPairPage,
}));
const ImportPage = lazy(async () => ({
  default: (await import("../features/import-pairs/import-page.tsx")).ImportPage,
}));
const PairSettingsPage = lazy(async () => ({
  default: (await import("../features/pair-settings/pair-settings-page.tsx")).PairSettingsPage,
}));
const WelcomePage = lazy(async () => ({
  default: (await import("../features/welcome/welcome-page.tsx")).WelcomePage,
}));

const CommandLogPage = lazy(async () => ({
  default: (await import("../features/command-log/command-log-page.tsx")).CommandLogPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import("../features/settings/settings-page.tsx")).SettingsPage,
}));
const HistoryPage = lazy(async () => ({
  default: (await import("../features/history/history-page.tsx")).HistoryPage,
}));

const SavedHistoriesPage = lazy(async () => ({
  default: (await import("../features/saved-histories/saved-histories-page.tsx")).SavedHistoriesPage,
}));
const SavedHistoryPage = lazy(async () => ({
  default: (await import("../features/saved-histories/saved-history-page.tsx")).SavedHistoryPage,
}));

type ScreenBesides = Exclude<ScreenName, "pair">;

const screens: { readonly [Name in ScreenBesides]: (place: Place<Name>) => ReactNode } = {
  fleet: () => <FleetPage />,
  settings: () => <SettingsPage />,
  "command-log": ({ pairId }) => <CommandLogPage pairId={pairId} />,
  "add-pair": () => <AddPairPage />,
  import: () => <ImportPage />,
  "pair-settings": ({ pairId }) => <PairSettingsPage key={pairId} pairId={pairId} />,
  history: ({ pairId }) => <HistoryPage key={pairId} pairId={pairId} />,
  "saved-histories": () => <SavedHistoriesPage />,
  "saved-history": ({ historyId }) => <SavedHistoryPage key={historyId} historyId={historyId} />,
  welcome: () => <WelcomePage />,
};

/** The screen that most people go to next, fetched while the window has nothing else to do. */
export const fetchAhead = (): void => void requestIdleCallback(() => void fetchFleetPage());

export const renderScreen = <Name extends ScreenBesides>(place: Place<Name>): ReactNode => screens[place.screen](place);

/**
 * The screens there are, besides the pair page, which must be painted at once. Each comes with a chunk of its own when it
 * is first shown. A screen that is not in the table has no entry anywhere: not in the rail, not in the palette.
 */
import { lazy, type ReactNode } from "react";
import type { Place, ScreenName } from "../stores/place-store.ts";

const fetchFleetPage = () => import("../features/fleet/fleet-page.tsx");
const FleetPage = lazy(async () => ({ default: (await fetchFleetPage()).FleetPage }));

const WelcomePage = lazy(async () => ({
  default: (await import("../features/welcome/welcome-page.tsx")).WelcomePage,
}));

type ScreenBesides = Exclude<ScreenName, "pair">;

const screens: { readonly [Name in ScreenBesides]?: (place: Place<Name>) => ReactNode } = {
  fleet: () => <FleetPage />,
  welcome: () => <WelcomePage canAdd={hasScreen("add-pair")} canImport={hasScreen("import")} />,
};

/** The screen that most people go to next, fetched while the window has nothing else to do. */
export const fetchAhead = (): void => void requestIdleCallback(() => void fetchFleetPage());

export const hasScreen = (screen: ScreenBesides): boolean => screens[screen] !== undefined;

export const renderScreen = <Name extends ScreenBesides>(place: Place<Name>): ReactNode =>
  screens[place.screen]?.(place);

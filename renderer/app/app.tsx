import "./app.css";
import { lazy, Suspense, useMemo } from "react";
import { useStore } from "zustand";
import { PairPage } from "../features/pair/pair-page.tsx";
import { useShownPair } from "../stores/use-shown-pair.ts";
import { useAppState, usePairs, useWindowStores, WindowStoresContext } from "../stores/use-window-stores.ts";
import type { WindowStores } from "../stores/window-stores.ts";
import { NoticeList } from "./notice-list.tsx";
import { Overlays } from "./overlays.tsx";
import { Rail } from "./rail.tsx";
import { renderScreen } from "./screens.tsx";
import { Connecting, CoreSilent, ListFailed } from "./trouble.tsx";
import { useWindowKeys } from "./use-window-keys.ts";

/** Comes after the first painting, which needs no notes; one that is shown before waits for it. */
const NoteArea = lazy(async () => ({ default: (await import("./note-area.tsx")).NoteArea }));

export function App({ stores }: { stores: WindowStores }) {
  useWindowKeys(stores);
  return (
    <WindowStoresContext value={stores}>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <div className="app">
        <Rail />
        <main id="main" className="app-main" tabIndex={-1}>
          <NoticeList />
          <Suspense>
            <Screen />
          </Suspense>
        </main>
      </div>
      <Overlays />
      <Suspense>
        <NoteArea />
      </Suspense>
    </WindowStoresContext>
  );
}

/** What the window knows decides what it shows; pairs that are known stay on screen when the core falls silent. */
function Screen() {
  const hasList = usePairs(({ pairs }) => pairs !== null);
  const failure = usePairs((state) => state.failure);
  const connection = useAppState((state) => state.connection);
  const place = useStore(useWindowStores().place, (state) => state.place);
  const pair = useShownPair();
  return useMemo(() => {
    if (pair) return <PairPage key={pair.id} pair={pair} />;
    if (hasList) return renderScreen(place.screen === "pair" ? { screen: "welcome" } : place);
    if (connection === "unreachable") return <CoreSilent />;
    return failure ? <ListFailed failure={failure} /> : <Connecting />;
  }, [pair, hasList, failure, connection, place]);
}

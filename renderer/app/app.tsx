import "./app.css";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { afterFirstPainting, firstPaintingIsNear } from "../components/first-painting.ts";
import { ImportDrop } from "../features/import-pairs/import-drop.tsx";
import { PairPage } from "../features/pair/pair-page.tsx";
import { UndoNotice } from "../features/removed-pairs/undo-notice.tsx";
import { useShownPair } from "../stores/use-shown-pair.ts";
import { useAppState, usePairs, useWindowStores, WindowStoresContext } from "../stores/use-window-stores.ts";
import type { WindowStores } from "../stores/window-stores.ts";
import { NoticeList } from "./notice-list.tsx";
import { Overlays } from "./overlays.tsx";
import { Rail } from "./rail.tsx";
import { fetchNextScreen, renderScreen } from "./screens.tsx";
import { Connecting, CoreSilent, ListFailed } from "./trouble.tsx";
import { useWindowKeys } from "./use-window-keys.ts";

/** A note that is shown before this is here waits for it. */
const NoteArea = lazy(async () => ({
  default: (await afterFirstPainting(() => import("./note-area.tsx"))).NoteArea,
}));

void afterFirstPainting(fetchNextScreen);

export function App({ stores }: { stores: WindowStores }) {
  useWindowKeys(stores);
  const isAnswered = useStore(stores.pairs, ({ pairs, failure }) => pairs !== null || failure !== null);
  useEffect(() => {
    if (isAnswered) firstPaintingIsNear();
  }, [isAnswered]);
  return (
    <WindowStoresContext value={stores}>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <div className="app">
        <Rail />
        <main id="main" className="app-main" tabIndex={-1}>
          <NoticeList />
          <Screen />
        </main>
      </div>
      <Overlays />
      <Suspense>
        <NoteArea />
      </Suspense>
      <UndoNotice />
      <ImportDrop />
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

import "./app.css";
import { useMemo } from "react";
import { PairPage } from "../features/pair/pair-page.tsx";
import { WelcomePage } from "../features/welcome/welcome-page.tsx";
import { useAppState, usePairs, WindowStoresContext } from "../stores/use-window-stores.ts";
import type { WindowStores } from "../stores/window-stores.ts";
import { NoticeList } from "./notice-list.tsx";
import { Rail } from "./rail.tsx";
import { Connecting, CoreSilent, ListFailed } from "./trouble.tsx";
import { useShownPair } from "./use-shown-pair.ts";

export function App({ stores }: { stores: WindowStores }) {
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
    </WindowStoresContext>
  );
}

/** What the window knows decides what it shows; pairs that are known stay on screen when the core falls silent. */
function Screen() {
  const hasList = usePairs(({ pairs }) => pairs !== null);
  const failure = usePairs((state) => state.failure);
  const connection = useAppState((state) => state.connection);
  const pair = useShownPair();
  return useMemo(() => {
    if (pair) return <PairPage key={pair.id} pair={pair} />;
    if (hasList) return <WelcomePage />;
    if (connection === "unreachable") return <CoreSilent />;
    return failure ? <ListFailed failure={failure} /> : <Connecting />;
  }, [pair, hasList, failure, connection]);
}

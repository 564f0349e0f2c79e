import "./rail.css";
import IconSettings from "@tabler/icons-react/dist/esm/icons/IconSettings.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import { useStore } from "zustand";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { VerdictShape, verdictTone } from "../components/verdict-shape.tsx";
import { OpenPracticePair } from "../features/welcome/open-practice-pair.tsx";
import type { Place } from "../stores/place-store.ts";
import { useRankedPairs, useShownPair } from "../stores/use-shown-pair.ts";
import { useAppState, useIsLive, useWindowStores } from "../stores/use-window-stores.ts";
import markUrl from "./mark.svg";
import { hasScreen } from "./screens.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

export function Rail() {
  const version = useAppState(({ facts }) => facts?.version);
  return (
    <header className="rail">
      <p className="rail-brand">
        <img src={markUrl} alt="" width={26} height={26} />
        Pairdesk
      </p>
      <RailPairs />
      <div className="rail-foot">
        <RailScreens />
        <ThemeSwitch />
        <p className="rail-version">{version === undefined ? "" : `Version ${version}`}</p>
      </div>
    </header>
  );
}

const railScreens = [
  { place: { screen: "command-log", pairId: null }, words: "Command log", Icon: IconTerminal2 },
  { place: { screen: "settings" }, words: "Settings", Icon: IconSettings },
] as const satisfies readonly { place: Place; words: string; Icon: typeof IconSettings }[];

function RailScreens() {
  const { place } = useWindowStores();
  const screen = useStore(place, (state) => state.place.screen);
  return (
    <nav aria-label="Pairdesk">
      {railScreens
        .filter(({ place: target }) => hasScreen(target.screen))
        .map(({ place: target, words, Icon }) => (
          <button
            key={words}
            type="button"
            className="rail-pair"
            aria-current={screen === target.screen ? "page" : undefined}
            onClick={() => place.go(target)}
          >
            <Icon size={18} stroke={1.7} aria-hidden="true" />
            {words}
          </button>
        ))}
    </nav>
  );
}

function RailPairs() {
  const pairs = useRankedPairs();
  const shown = useShownPair();
  const hasPractice = pairs?.some(({ practice }) => practice) ?? true;
  return (
    <nav className="rail-pairs" aria-label="Pairs">
      {pairs?.length === 0 && <p className="rail-none">No pairs yet</p>}
      {pairs && pairs.length > 0 && (
        <ul>
          {pairs.map((pair) => (
            <li key={pair.id}>
              <RailPair pair={pair} isShown={pair === shown} />
            </li>
          ))}
        </ul>
      )}
      {pairs && pairs.length > 0 && !hasPractice && <OpenPracticePair variant="default" />}
    </nav>
  );
}

function RailPair({ pair, isShown }: { pair: PairView; isShown: boolean }) {
  const { place } = useWindowStores();
  const isLive = useIsLive();
  const { verdict, name } = pair.status;
  return (
    <button
      type="button"
      className="rail-pair"
      aria-current={isShown ? "page" : undefined}
      onClick={() => place.go({ screen: "pair", pairId: pair.id })}
      data-tone={isLive ? verdictTone[verdict] : "unsure"}
    >
      <VerdictShape verdict={verdict} />
      <span className="rail-pair-words">
        <span className="rail-pair-name">{name}</span>
        <span className="rail-pair-verdict">{verdict}</span>
      </span>
    </button>
  );
}

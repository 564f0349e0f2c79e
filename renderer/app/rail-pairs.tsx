import IconUserExclamation from "@tabler/icons-react/dist/esm/icons/IconUserExclamation.mjs";
import { memo, useCallback } from "react";
import type { Verdict } from "../../shared/domain/pair-status.ts";
import { VerdictShape, verdictTone } from "../components/verdict-shape.tsx";
import { OpenPracticePair } from "../features/welcome/open-practice-pair.tsx";
import { pairsInRail } from "../ranking/pairs-in-rail.ts";
import { useRankedPairs, useShownPair } from "../stores/use-shown-pair.ts";
import { useIsLive, useRuns, useWindowStores } from "../stores/use-window-stores.ts";
import { wantsPerson } from "../stores/wants-person.ts";
import { RailScreen } from "./rail-screen.tsx";

/** More than these stand on one line each, so that the rail need not be scrolled in the smallest window. */
const mostWithTwoLines = 4;

/** The pairs that need somebody most, and the one on screen; the others are in the fleet. */
export function RailPairs() {
  const pairs = useRankedPairs();
  const shown = useShownPair();
  const isLive = useIsLive();
  const { place } = useWindowStores();
  const open = useCallback((pairId: string) => place.go({ screen: "pair", pairId }), [place]);
  const listed = pairs && pairsInRail(pairs, shown?.id ?? null);
  const hasPractice = pairs?.some(({ practice }) => practice) ?? true;
  return (
    <nav className="rail-pairs" aria-label="Pairs">
      {pairs?.length === 0 && <p className="rail-none">No pairs yet</p>}
      {listed && listed.length > 0 && (
        <ul data-dense={listed.length > mostWithTwoLines}>
          {listed.map(({ id, status }) => (
            <li key={id}>
              <RailPair
                id={id}
                name={status.name}
                verdict={status.verdict}
                isShown={id === shown?.id}
                isLive={isLive}
                onOpen={open}
              />
            </li>
          ))}
        </ul>
      )}
      {pairs && listed && listed.length < pairs.length && (
        <button type="button" className="rail-all" onClick={() => place.go({ screen: "fleet" })}>
          All {pairs.length} pairs
        </button>
      )}
      {pairs && <RailScreen screen="add-pair" />}
      {pairs && pairs.length > 0 && !hasPractice && <OpenPracticePair look="rail" />}
    </nav>
  );
}

interface RailPairProps {
  id: string;
  name: string;
  verdict: Verdict;
  isShown: boolean;
  isLive: boolean;
  onOpen(pairId: string): void;
}

const RailPair = memo(function RailPair({ id, name, verdict, isShown, isLive, onOpen }: RailPairProps) {
  const isWanting = useRuns(({ runs }) => wantsPerson(runs, id));
  return (
    <button
      type="button"
      className="rail-pair"
      aria-current={isShown ? "page" : undefined}
      onClick={() => onOpen(id)}
      title={`${name}: ${verdict}${isWanting ? ", a run waits for you" : ""}`}
      data-tone={isLive ? verdictTone[verdict] : "unsure"}
    >
      <VerdictShape verdict={verdict} />
      <span className="rail-pair-words">
        <span className="rail-pair-name">{name}</span>
        <span className="rail-pair-verdict">{verdict}</span>
      </span>
      {isWanting && (
        <span className="rail-pair-run">
          <IconUserExclamation size={17} stroke={1.9} aria-hidden="true" />
          <span className="only-read-out">, a run waits for you</span>
        </span>
      )}
    </button>
  );
});

import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { memo, useId, useState } from "react";
import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import { tookWords } from "../../words/exchange-words.ts";
import { clockSeconds, fullLocalTime } from "../../words/local-time.ts";
import { ExchangeDetails } from "./exchange-details.tsx";
import { goByKey } from "./go-by-key.ts";
import { OutcomeMark } from "./outcome-mark.tsx";

interface ExchangeRowProps {
  entry: CommandLogEntry;
  /** null: the pair is no longer there. */
  pairName: string | null;
  /** Whether the keyboard comes to the list here. */
  isStop: boolean;
  onFocus(id: number): void;
}

export const ExchangeRow = memo(function ExchangeRow({ entry, pairName, isStop, onFocus }: ExchangeRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  const { id, at, outcome, appliance, method, path, tookMs } = entry;
  return (
    <li className="exchange" data-open={isOpen}>
      <button
        type="button"
        className="exchange-row"
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => onFocus(id)}
        onKeyDown={goByKey}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight size={15} stroke={2} aria-hidden="true" />
        <time className="exchange-time" dateTime={at} title={fullLocalTime(at)}>
          {clockSeconds(at)}
        </time>{" "}
        <OutcomeMark outcome={outcome} />{" "}
        <span className="exchange-who">
          {appliance === "site" ? "site name" : appliance}
          <span className="soft"> · {pairName ?? "removed pair"}</span>
        </span>{" "}
        <span className="exchange-path mono">
          <span className="soft">{method}</span> {path}
        </span>{" "}
        <span className="exchange-took">{tookWords(tookMs)}</span>
      </button>
      {isOpen && <ExchangeDetails id={detailsId} entry={entry} />}
    </li>
  );
});

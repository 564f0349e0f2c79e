import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconCircleX from "@tabler/icons-react/dist/esm/icons/IconCircleX.mjs";
import IconPlugConnectedX from "@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs";
import type { ServedChain } from "../../../shared/certificates/certificate-grid.ts";
import type { Unreachable } from "../../../shared/domain/observation.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import {
  certificateName,
  fingerprintStart,
  protocolWords,
  sentNameWords,
  targetName,
  trustWords,
  unreachableInShort,
} from "../../words/certificate-grid-words.ts";
import { certificateLife } from "../../words/certificate-words.ts";
import type { ArrangedCell } from "./arrange-grid.ts";
import { LeafShape } from "./leaf-shape.tsx";
import { moveInGrid } from "./move-in-grid.ts";

interface GridCellButtonProps {
  arranged: ArrangedCell;
  isOpen: boolean;
  isActive: boolean;
  onOpen(key: string | null): void;
  onActive(key: string): void;
}

/** What one handshake brought, in four short lines. */
export function GridCellButton({ arranged, isOpen, isActive, onOpen, onActive }: GridCellButtonProps) {
  const { key, target, sni, cell } = arranged;
  if (!cell) return <p className="grid-cell soft">not asked</p>;
  const { outcome } = cell;
  return (
    <button
      type="button"
      className="grid-cell"
      data-grid-cell=""
      data-letter={arranged.mark?.letter ?? ""}
      data-tone={toneOf(outcome)}
      aria-expanded={isOpen}
      tabIndex={isActive ? 0 : -1}
      onKeyDown={moveInGrid}
      onFocus={() => onActive(key)}
      onClick={() => onOpen(isOpen ? null : key)}
    >
      <span className="only-read-out">
        {targetName(target)}, {sentNameWords[sni].short}:{" "}
      </span>
      <span className="grid-cell-column" aria-hidden="true">
        {sentNameWords[sni].title}
      </span>
      {outcome.kind === "served" ? <Served arranged={arranged} served={outcome} /> : <NotReached outcome={outcome} />}
    </button>
  );
}

function toneOf(outcome: ServedChain | Unreachable): "good" | "caution" | "alarm" | "unsure" {
  if (outcome.kind === "unreachable") return "unsure";
  if (outcome.refusal !== null) return "alarm";
  return outcome.clientRefusal === null ? "good" : "caution";
}

function Served({
  arranged: { mark, hasOtherChain, sameKeyAs },
  served,
}: {
  arranged: ArrangedCell;
  served: ServedChain;
}) {
  const leaf = served.chain[0];
  const { isAccepted, words } = trustWords(served);
  const Icon = isAccepted ? IconCircleCheck : IconCircleX;
  if (!leaf) return null;
  return (
    <span className="grid-cell-found">
      {mark && <LeafShape mark={mark} />}
      <span className="grid-cell-lines">
        <span className="grid-cell-name">
          <span className="only-read-out">certificate {mark?.letter}, </span>
          {certificateName(leaf)}
        </span>
        <span className="grid-cell-facts">
          <strong>
            <ClockWords words={(nowMs) => certificateLife(leaf.notAfter, nowMs)} />
          </strong>
          <span className="mono">{fingerprintStart(leaf.sha256)}</span>
        </span>
        <span className="grid-cell-trust">
          <Icon size={16} stroke={2} aria-hidden="true" />
          <span>
            {words} <span className="grid-cell-protocol">{protocolWords(served.protocol)}</span>
          </span>
        </span>
        {(hasOtherChain || sameKeyAs !== null) && (
          <span className="grid-cell-more">
            {[
              ...(sameKeyAs === null ? [] : [`same key as ${sameKeyAs}`]),
              ...(hasOtherChain ? ["another chain"] : []),
            ].join(", ")}
          </span>
        )}
      </span>
    </span>
  );
}

function NotReached({ outcome }: { outcome: Unreachable }) {
  const { layer, cause } = unreachableInShort(outcome);
  return (
    <span className="grid-cell-found">
      <span className="grid-cell-none">
        <IconPlugConnectedX size={24} stroke={1.8} aria-hidden="true" />
      </span>
      <span className="grid-cell-lines">
        <span className="grid-cell-name">Not reached</span>
        <span>
          {layer}: {cause}
        </span>
      </span>
    </span>
  );
}

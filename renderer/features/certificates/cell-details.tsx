import { CloseButton } from "@mantine/core";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import type { GridCell } from "../../../shared/certificates/certificate-grid.ts";
import { SaveFileButton } from "../../components/save-file-button.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { sentNameWords, targetName } from "../../words/certificate-grid-words.ts";
import type { Whom } from "../../words/connection/layer-failures.ts";
import { connectionWords } from "../../words/connection-words.ts";
import type { ArrangedCell } from "./arrange-grid.ts";
import { CompareWith } from "./compare-with.tsx";
import { HandshakeFacts } from "./handshake-facts.tsx";
import { LeafShape } from "./leaf-shape.tsx";
import { ServedChainList } from "./served-chain-list.tsx";

interface CellDetailsProps {
  arranged: ArrangedCell;
  cell: GridCell;
  others: readonly ArrangedCell[];
  whom: Whom;
  pairId: string;
  onClose(): void;
}

/** All that one handshake brought. Takes focus when it opens and gives it back when it closes. */
export function CellDetails({ arranged, cell, others, whom, pairId, onClose }: CellDetailsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const closeNow = useEffectEvent(onClose);
  useEffect(() => {
    heading.current?.focus();
    const place = section.current;
    const ending = new AbortController();
    place?.addEventListener("keydown", ({ key }) => key === "Escape" && closeNow(), { signal: ending.signal });
    return () => ending.abort();
  }, []);
  const { outcome, target, sni } = cell;
  return (
    <section ref={section} className="cell-details" aria-labelledby="cell-details-heading">
      <header className="cell-details-head">
        {arranged.mark && <LeafShape mark={arranged.mark} />}
        <h3 id="cell-details-heading" ref={heading} tabIndex={-1}>
          {targetName(target)}, {sentNameWords[sni].short}
        </h3>
        {outcome.kind === "served" && sni === "site" && <SaveChain pairId={pairId} target={target} />}
        <CloseButton aria-label="Close the details" onClick={onClose} />
      </header>
      <HandshakeFacts cell={cell} whom={whom} />
      {outcome.kind === "served" ? (
        <>
          <ServedChainList chain={outcome.chain} />
          <CompareWith own={arranged} served={outcome} others={others} />
        </>
      ) : (
        <Unreached words={connectionWords(outcome, whom)} />
      )}
    </section>
  );
}

function SaveChain({ pairId, target }: { pairId: string; target: string }) {
  const { certificates } = useWindowStores();
  const save = useCallback(() => certificates.saveChain(pairId, target), [certificates, pairId, target]);
  return <SaveFileButton isSmall words="Save chain in the right order…" save={save} />;
}

const Unreached = ({ words: { what, fix } }: { words: { what: string; fix: string } }) => (
  <p>
    {what} {fix}
  </p>
);

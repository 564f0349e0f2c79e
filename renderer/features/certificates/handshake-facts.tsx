import type { ReactNode } from "react";
import type { GridCell } from "../../../shared/certificates/certificate-grid.ts";
import { Age } from "../../components/age.tsx";
import { protocolWords, stapledWords } from "../../words/certificate-grid-words.ts";
import type { Whom } from "../../words/connection/layer-failures.ts";
import { trustFailures } from "../../words/connection/trust-failures.ts";

/** How the connection came about, and whether what was shown is accepted. */
export function HandshakeFacts({ cell: { at, tookMs, outcome }, whom }: { cell: GridCell; whom: Whom }) {
  return (
    <dl className="handshake-facts">
      {outcome.kind === "served" && (
        <>
          <Fact name="Protocol">{protocolWords(outcome.protocol)}</Fact>
          <Fact name="Cipher">
            <span className="mono">{outcome.cipher}</span>
          </Fact>
          <Fact name="Issuer's word, sent along (stapled OCSP)">{stapledWords(outcome.stapled)}</Fact>
        </>
      )}
      <Fact name="Seen">
        <Age at={at} suffix=" ago" />, in {Math.round(tookMs)} ms
      </Fact>
      {outcome.kind === "served" && (
        <>
          <Fact name="By what this pair trusts">
            <Trust refusal={outcome.refusal} whom={whom} />
          </Fact>
          <Fact name="As clients see it">
            <Trust refusal={outcome.clientRefusal} whom={whom} />
          </Fact>
        </>
      )}
    </dl>
  );
}

function Trust({ refusal, whom }: { refusal: string | null; whom: Whom }) {
  if (refusal === null) return <>accepted</>;
  const { what, fix } = trustFailures(refusal, whom);
  return (
    <>
      <strong>refused</strong>. {what.replace(/^Trust: /, "").replace(/^./, (first) => first.toUpperCase())} {fix}{" "}
      <span className="mono soft">{refusal}</span>
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { certificateLines } from "../../words/certificate-fact-words.ts";
import { certificateName, issuerName } from "../../words/certificate-grid-words.ts";
import { certificateLife } from "../../words/certificate-words.ts";
import { localDay } from "../../words/local-time.ts";

/** The chain in the order in which it was sent; the server's own certificate is open. */
export function ServedChainList({ chain }: { chain: readonly CertificateFacts[] }) {
  // The same certificate can be sent twice.
  const links = chain.map((facts, index) => ({ facts, isLeaf: index === 0, key: `${index} ${facts.sha256}` }));
  return (
    <>
      <h4>{chain.length === 1 ? "One certificate was sent" : `${chain.length} certificates, in the order sent`}</h4>
      <ol className="served-chain">
        {links.map(({ facts, isLeaf, key }) => (
          <li key={key}>
            <details open={isLeaf}>
              <summary>
                <IconChevronRight size={16} stroke={2} aria-hidden="true" />
                <span>
                  <strong>{certificateName(facts)}</strong>{" "}
                  <span className="soft">
                    {facts.isSelfSigned ? "signed by itself" : `issued by ${issuerName(facts)}`}, until{" "}
                    {localDay(facts.notAfter)} (<ClockWords words={(nowMs) => certificateLife(facts.notAfter, nowMs)} />
                    )
                  </span>
                </span>
              </summary>
              <CertificateDetails facts={facts} />
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

function CertificateDetails({ facts }: { facts: CertificateFacts }) {
  return (
    <dl className="certificate-lines">
      {certificateLines(facts).map(({ name, value, copy }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={copy === null ? undefined : "mono"}>
            {value} {copy !== null && <CopyButton text={copy} what={`${name} of ${certificateName(facts)}`} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

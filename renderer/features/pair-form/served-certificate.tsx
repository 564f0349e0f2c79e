import type { ReactNode } from "react";
import type { ServedCertificate as Certificate } from "../../../shared/domain/observation.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { fingerprintLines, fingerprintWords } from "../../words/fingerprint-words.ts";
import { localDay } from "../../words/local-time.ts";

/** What was shown in the handshake, for a person to compare with the appliance itself. */
export function ServedCertificate({ certificate }: { certificate: Certificate }) {
  const { subject, issuer, notBefore, notAfter, names, sha256 } = certificate;
  const print = fingerprintWords(sha256);
  return (
    <section className="served-certificate" aria-label="Certificate that was shown">
      <dl>
        <Fact name="Made out to">{subject}</Fact>
        <Fact name="Issued by">{issuer === subject ? "itself" : issuer}</Fact>
        <Fact name="Valid">
          {localDay(notBefore)} – {localDay(notAfter)}
        </Fact>
        <Fact name="Names">{names.length === 0 ? "none" : names.join(", ")}</Fact>
        <div>
          <dt>SHA-256 fingerprint</dt>
          <dd className="served-certificate-print">
            <span className="mono served-certificate-lines">{fingerprintLines(sha256).join("\n")}</span>
            <CopyButton text={print} what="fingerprint" />
          </dd>
        </div>
      </dl>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

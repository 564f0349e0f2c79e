import type { ReactNode } from "react";
import type { FileCertificate } from "../../../shared/certificates/certificate-file.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { kindOf, nameIn } from "../../words/certificate-file-words.ts";
import { certificateLife } from "../../words/certificate-words.ts";
import { fingerprintWords } from "../../words/fingerprint-words.ts";
import { fullLocalTime, localDay } from "../../words/local-time.ts";

/** One certificate of a file: its name and its end at a glance, and every fact below. */
export function CertificateOfFile({ certificate }: { certificate: FileCertificate }) {
  const { subject, issuer, names, key, digest, serial, sha256, notBefore, notAfter, friendlyName } = certificate;
  const name = nameIn(subject);
  return (
    <li className="file-part">
      <p className="file-part-kind">{kindOf(certificate)}</p>
      <h4>{name}</h4>
      <p className="soft">
        until <time title={fullLocalTime(notAfter)}>{localDay(notAfter)}</time>{" "}
        <span className="file-part-left">
          (<ClockWords words={(nowMs) => certificateLife(notAfter, nowMs)} />)
        </span>{" "}
        · {key}
        {digest !== null && <> · {digest}</>} · issued by {nameIn(issuer)}
      </p>
      <details className="file-facts">
        <summary>
          All facts <span className="only-read-out">of {name}</span>
        </summary>
        <dl>
          <Fact name="Names">{names.length === 0 ? "none" : names.join(", ")}</Fact>
          <Fact name="Subject">{subject}</Fact>
          <Fact name="Issuer">{issuer}</Fact>
          {friendlyName !== null && <Fact name="Called in the file">{friendlyName}</Fact>}
          <Fact name="Valid">
            {fullLocalTime(notBefore)} to {fullLocalTime(notAfter)}
          </Fact>
          <Fact name="Serial number">
            <span className="mono">{serial}</span>
          </Fact>
          <Usages certificate={certificate} />
          <Fact name="SHA-256">
            <span className="mono">{fingerprintWords(sha256)}</span>{" "}
            <CopyButton text={fingerprintWords(sha256)} what={`SHA-256 of ${name}`} />
          </Fact>
        </dl>
      </details>
    </li>
  );
}

function Usages({ certificate: { usages, extendedUsages } }: { certificate: FileCertificate }) {
  const all = [...usages, ...extendedUsages];
  return <Fact name="Usages">{all.length === 0 ? "not restricted" : all.join(", ")}</Fact>;
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

import type { SavedCertificate } from "../../../shared/domain/saved-history.ts";
import { localDay } from "../../words/local-time.ts";

/** What the fingerprints in the lanes stand for, as far as it was remembered when the file was saved. */
export function CertificateList({ certificates }: { certificates: readonly SavedCertificate[] }) {
  return (
    <section className="panel certificate-list" aria-labelledby="saved-certificates-heading">
      <h2 id="saved-certificates-heading" className="panel-heading">
        Certificates ({certificates.length})
      </h2>
      {certificates.length === 0 && <p className="soft">None was remembered when this file was saved.</p>}
      <ul>
        {certificates.map(({ sha256, subject, issuer, notAfter }) => (
          <li key={sha256}>
            <span className="mono" title={sha256}>
              {sha256.slice(0, 8)}…
            </span>{" "}
            {subject}
            <span className="soft">
              {" "}
              from {issuer}, valid until {localDay(notAfter)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

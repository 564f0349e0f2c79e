import IconClockExclamation from "@tabler/icons-react/dist/esm/icons/IconClockExclamation.mjs";
import type { CertificatesView } from "../../../shared/certificates/certificates-view.ts";
import { Age } from "../../components/age.tsx";
import { certificatesSentence } from "../../words/certificate-summary-words.ts";
import { Rehearsal } from "./rehearsal.tsx";
import { SamenessTable } from "./sameness-table.tsx";

interface CertificatesSummaryProps {
  view: CertificatesView;
  names: readonly [string, string];
  isCurrent: boolean;
}

/** The whole of it in one sentence, three verdicts and a rehearsal. */
export function CertificatesSummary({ view, names, isCurrent }: CertificatesSummaryProps) {
  const { tone, sentence } = certificatesSentence(view, names);
  return (
    <section
      className="panel certificates-summary"
      data-tone={isCurrent ? tone : "unsure"}
      aria-labelledby="certificates-sentence"
    >
      <h2 id="certificates-sentence">
        {view.isOld && "As last seen: "}
        {sentence}
      </h2>
      {view.behind && <p>{view.behind.text}</p>}
      {view.grid ? (
        <>
          <div className="certificates-answers">
            <SamenessTable comparisons={view.comparisons} names={names} isCurrent={isCurrent} />
            <Rehearsal rehearsal={view.rehearsal} isCurrent={isCurrent} />
          </div>
          <p className="soft">
            The chain is the server's own certificate with those of its issuers, which lead a client up to one it knows.
          </p>
          <p className="certificates-age soft">
            {view.isOld && (
              <span className="certificates-old">
                <IconClockExclamation size={16} stroke={1.9} aria-hidden="true" /> Old: no longer shown as how it is
                now.
              </span>
            )}
            <span>
              Looked at <Age at={view.grid.at} suffix=" ago" />, nine handshakes in {secondsWords(view.grid.tookMs)}
            </span>
          </p>
        </>
      ) : (
        <p className="soft">
          Check now asks {names[0]}, {names[1]} and the site's name three times each: with the site's name, without a
          name, and with a wrong one. Nothing is changed, and nobody outside is asked.
        </p>
      )}
    </section>
  );
}

const secondsWords = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

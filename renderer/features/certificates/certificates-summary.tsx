import IconClockExclamation from "@tabler/icons-react/dist/esm/icons/IconClockExclamation.mjs";
import type { CertificatesView } from "../../../shared/certificates/certificates-view.ts";
import type { Answer } from "../../../shared/domain/answer.ts";
import { Age } from "../../components/age.tsx";
import { answerLooks } from "../../components/answer-shape.tsx";
import { sentNameWords } from "../../words/certificate-grid-words.ts";
import { certificatesSentence, comparisonForClients } from "../../words/certificate-summary-words.ts";
import { answerWords } from "../../words/grade-words.ts";
import { Rehearsal } from "./rehearsal.tsx";

interface CertificatesSummaryProps {
  view: CertificatesView;
  names: readonly [string, string];
  isCurrent: boolean;
}

const questions = [
  { field: "sameLeaf", title: "Same certificate" },
  { field: "sameKey", title: "Same key" },
  { field: "sameChain", title: "Same chain" },
] as const;

/** The whole of it in one sentence, three verdicts and a rehearsal. */
export function CertificatesSummary({ view, names, isCurrent }: CertificatesSummaryProps) {
  const { tone, sentence } = certificatesSentence(view, names);
  return (
    <section
      className="panel certificates-summary"
      data-tone={isCurrent ? tone : "unsure"}
      aria-labelledby="certificates-sentence"
    >
      <h2 id="certificates-sentence">{sentence}</h2>
      {view.behind && <p>{view.behind.text}</p>}
      {view.grid ? (
        <>
          <div className="certificates-answers">
            <ul className="sameness" aria-label={`${names[0]} and ${names[1]} compared`}>
              {questions.map((question) => (
                <Sameness key={question.field} {...question} view={view} isCurrent={isCurrent} />
              ))}
            </ul>
            <Rehearsal rehearsal={view.rehearsal} isCurrent={isCurrent} />
          </div>
          <p className="certificates-age soft">
            {view.isOld && (
              <span className="certificates-old">
                <IconClockExclamation size={16} stroke={1.9} aria-hidden="true" /> Old: no longer shown as how it is
                now.{" "}
              </span>
            )}
            Looked at <Age at={view.grid.at} suffix=" ago" />, nine handshakes in {secondsWords(view.grid.tookMs)}
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

/** One verdict as clients of the site see it; how it is for those who ask otherwise stands below it. */
function Sameness(props: {
  field: (typeof questions)[number]["field"];
  title: string;
  view: CertificatesView;
  isCurrent: boolean;
}) {
  const { field, title, view, isCurrent } = props;
  const answer: Answer = comparisonForClients(view)?.[field] ?? "unknown";
  const { Icon, tone } = answerLooks[answer];
  const others = view.comparisons.filter(({ sni }) => sni !== "site");
  // Another certificate is a warning as long as clients accept it; whether they do is the rehearsal's to say.
  const shownTone = answer === "no" ? "caution" : tone;
  return (
    <li className="sameness-verdict" data-tone={isCurrent ? shownTone : "unsure"}>
      <Icon size={24} stroke={1.9} aria-hidden="true" />
      <div>
        <p className="sameness-title">
          {title}: <strong>{answerWords[answer]}</strong>
        </p>
        {others.map((other) => (
          <p key={other.sni} className="sameness-other soft">
            {sentNameWords[other.sni].short}: {answerWords[other[field]]}
          </p>
        ))}
      </div>
    </li>
  );
}

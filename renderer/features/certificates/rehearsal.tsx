import type { CertificatesView } from "../../../shared/certificates/certificates-view.ts";
import { answerLooks } from "../../components/answer-shape.tsx";
import { answerWords } from "../../words/grade-words.ts";

/** What a failover would show to clients, tried before there is one. */
export function Rehearsal({
  rehearsal: { appliance, answer, reasons },
  isCurrent,
}: Pick<CertificatesView, "rehearsal"> & { isCurrent: boolean }) {
  const { Icon, tone } = answerLooks[answer];
  return (
    <section
      className="rehearsal"
      data-tone={isCurrent ? tone : "unsure"}
      data-answer={answer}
      aria-labelledby="rehearsal-heading"
    >
      <Icon size={24} stroke={1.9} aria-hidden="true" />
      <div>
        <h3 id="rehearsal-heading">
          Would clients accept {appliance ?? "the backup"}? <strong>{answerWords[answer]}</strong>
        </h3>
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

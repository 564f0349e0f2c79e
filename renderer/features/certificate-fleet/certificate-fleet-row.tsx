import { memo } from "react";
import type { CertificateSummary } from "../../../shared/certificates/certificates-view.ts";
import type { Answer } from "../../../shared/domain/answer.ts";
import { answerLooks } from "../../components/answer-shape.tsx";
import { ClockWords } from "../../components/clock-words.tsx";
import { RenewalIcon } from "../../components/renewal-icon.tsx";
import { renewalLooks } from "../../words/certificate-check-words.ts";
import { certificateName } from "../../words/certificate-grid-words.ts";
import { certificateLife } from "../../words/certificate-words.ts";
import { answerWords } from "../../words/grade-words.ts";
import { localDay } from "../../words/local-time.ts";
import type { Tone } from "../../words/tone.ts";
import { moveAmongRows } from "../fleet/move-among-rows.ts";
import { RowAge } from "../fleet/row-age.tsx";

interface CertificateFleetRowProps {
  summary: CertificateSummary;
  isActive: boolean;
  onOpen(pairId: string): void;
  onActive(pairId: string): void;
}

export const CertificateFleetRow = memo(function CertificateFleetRow(props: CertificateFleetRowProps) {
  const { summary, isActive, onOpen, onActive } = props;
  const { pairId, pairName, group, checkedAt, isOld, sameLeaf, rehearsal } = summary;
  return (
    <tr className="certificate-fleet-row" data-old={isOld || checkedAt === null}>
      <th scope="row">
        <button
          type="button"
          className="certificate-fleet-open"
          data-fleet-row=""
          onKeyDown={moveAmongRows}
          tabIndex={isActive ? 0 : -1}
          onClick={() => onOpen(pairId)}
          onFocus={() => onActive(pairId)}
        >
          {pairName}
        </button>
        {group !== null && <span className="certificate-fleet-group">{group}</span>}
      </th>
      <td data-name="Ends next">
        <NextEnd next={summary.next} />
      </td>
      <td data-name="Both the same">
        <AnswerMark answer={sameLeaf} toneOfNo="caution" />
      </td>
      <td data-name="Backup accepted">
        <AnswerMark answer={rehearsal} toneOfNo="alarm" />
      </td>
      <td data-name="Checks">{againstWords(summary)}</td>
      <td data-name="Looked at">
        {checkedAt === null ? "never" : <RowAge at={checkedAt} suffix=" ago" />}
        {isOld && <span className="certificate-fleet-old"> old</span>}
      </td>
    </tr>
  );
});

function againstWords({ checkedAt, against }: CertificateSummary): string {
  if (checkedAt === null) return "none yet";
  return against === 0 ? "none against" : `${against} against`;
}

function NextEnd({ next }: Pick<CertificateSummary, "next">) {
  if (!next) return <span className="soft">not known</span>;
  const { words, tone } = renewalLooks[next.state];
  return (
    <span className="certificate-fleet-end" data-tone={tone}>
      <RenewalIcon state={next.state} size={19} />
      <span>
        <strong>
          <ClockWords words={(nowMs) => certificateLife(next.notAfter, nowMs)} />
        </strong>{" "}
        {next.state !== "expired" && <span className="certificate-fleet-state">{words}</span>}{" "}
        <span className="soft">· {localDay(next.notAfter)}</span>
        <span className="certificate-fleet-what">
          {certificateName({ subject: next.subject, names: [] })}
          {next.kind === "authority" && " (authority)"}
        </span>
      </span>
    </span>
  );
}

function AnswerMark({ answer, toneOfNo }: { answer: Answer; toneOfNo: Tone }) {
  const { Icon, tone } = answerLooks[answer];
  return (
    <span className="certificate-fleet-answer" data-tone={answer === "no" ? toneOfNo : tone}>
      <Icon size={18} stroke={1.9} aria-hidden="true" /> {answerWords[answer]}
    </span>
  );
}

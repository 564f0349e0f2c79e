import { Button } from "@mantine/core";
import type { CertificateCheck } from "../../../shared/certificates/certificates-view.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { runbookForCheck } from "../../../shared/runbooks/runbook-for-check.ts";
import { Age } from "../../components/age.tsx";
import { answerLooks } from "../../components/answer-shape.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { checkTitle } from "../../words/certificate-check-words.ts";
import { targetName } from "../../words/certificate-grid-words.ts";
import { answerWords } from "../../words/grade-words.ts";
import { runbookDeeds } from "../../words/run-names.ts";

interface CertificateChecksProps {
  checks: readonly CertificateCheck[];
  pairId: string;
}

/** What is wrong first, then what is not known; what is well stays folded. */
export function CertificateChecks({ checks, pairId }: CertificateChecksProps) {
  const of = (answer: CertificateCheck["answer"]) => checks.filter((check) => check.answer === answer);
  const [against, unknown, well] = [of("no"), of("unknown"), of("yes")];
  if (checks.length === 0) return null;
  return (
    <section className="panel certificates-section" aria-labelledby="checks-heading">
      <header className="certificates-section-head">
        <h2 id="checks-heading">Checks</h2>
        <p className="soft">
          {against.length} no, {unknown.length} unknown, {well.length} yes
        </p>
      </header>
      {against.length > 0 && <CheckList title="No" checks={against} pairId={pairId} />}
      {unknown.length > 0 && <CheckList title="Unknown" checks={unknown} pairId={pairId} />}
      {well.length > 0 && (
        <details className="checks-folded">
          <summary>{well.length === 1 ? "1 check says yes" : `${well.length} checks say yes`}</summary>
          <CheckList title="Yes" checks={well} pairId={pairId} />
        </details>
      )}
    </section>
  );
}

const CheckList = ({ title, checks, pairId }: CertificateChecksProps & { title: string }) => (
  <ul className="certificate-checks" aria-label={title}>
    {checks.map((check, index) => (
      <CheckLine
        key={`${check.code} ${check.about}`}
        check={check}
        pairId={pairId}
        runbook={runbookOnce(check, checks.slice(0, index))}
      />
    ))}
  </ul>
);

/** One procedure often mends several lines: it is offered at the first of them. */
function runbookOnce({ code, answer }: CertificateCheck, before: readonly CertificateCheck[]): RunbookId | null {
  const runbook = answer === "no" ? runbookForCheck(code) : null;
  return before.some((check) => runbookForCheck(check.code) === runbook) ? null : runbook;
}

interface CheckLineProps {
  check: CertificateCheck;
  pairId: string;
  runbook: RunbookId | null;
}

function CheckLine({ check: { code, about, answer, message, at }, pairId, runbook }: CheckLineProps) {
  const { place } = useWindowStores();
  const { Icon, tone } = answerLooks[answer];
  return (
    <li className="certificate-check" data-tone={tone} data-check={code}>
      <Icon size={19} stroke={1.9} aria-hidden="true" />
      <div>
        <p>
          {checkTitle(code)}
          {about !== null && <span className="soft"> · {targetName(about)}</span>}:{" "}
          <strong className="certificate-check-answer">{answerWords[answer]}</strong>
        </p>
        <p>{message}</p>
        {at !== null && answer !== "yes" && (
          <p className="certificate-check-age soft">
            seen <Age at={at} suffix=" ago" />
          </p>
        )}
      </div>
      {runbook && (
        <Button variant="default" size="compact-sm" onClick={() => place.go({ screen: "runbooks", pairId, runbook })}>
          {runbookDeeds[runbook].menu}
        </Button>
      )}
    </li>
  );
}

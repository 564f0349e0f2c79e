import "./readiness-panel.css";
import { Accordion, Button } from "@mantine/core";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import { memo } from "react";
import type { PairStatus, Readiness } from "../../../shared/domain/pair-status.ts";
import { answerLooks } from "../../components/answer-shape.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { answerWords, gradeWords } from "../../words/grade-words.ts";
import { sidesOf } from "../../words/pair-words.ts";

/** Could we switch now? Two answers that are always there, each with its reasons one click away. */
export const ReadinessPanel = memo(function ReadinessPanel({ pairId, status }: { pairId: string; status: PairStatus }) {
  const { place } = useWindowStores();
  const primary = sidesOf(status)?.source.name ?? "the primary";
  return (
    <section className="panel readiness-panel" aria-labelledby="readiness-heading">
      <h2 id="readiness-heading" className="panel-heading">
        Ready to switch
      </h2>
      <Accordion multiple order={3} chevronSize={16}>
        <Answer id="planned" question="Ready for a planned switch" readiness={status.readiness.planned} />
        <Answer id="unplanned" question={`Ready if ${primary} dies`} readiness={status.readiness.unplanned} />
      </Accordion>
      <Button
        className="readiness-more"
        size="compact-sm"
        variant="subtle"
        leftSection={<IconChecklist size={16} stroke={1.8} aria-hidden="true" />}
        onClick={() => place.go({ screen: "readiness", pairId })}
      >
        Readiness in full
      </Button>
    </section>
  );
});

function Answer({ id, question, readiness }: { id: string; question: string; readiness: Readiness }) {
  const { Icon, tone } = answerLooks[readiness.answer];
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <span className="readiness-answer" data-tone={tone}>
          <Icon size={19} stroke={1.8} aria-hidden="true" />
          <span>
            {question}: <strong>{answerWords[readiness.answer]}</strong>
          </span>
        </span>
      </Accordion.Control>
      <Accordion.Panel>
        {readiness.reasons.length === 0 ? (
          <p className="soft">Every condition that can be seen from here is met.</p>
        ) : (
          <ul className="readiness-reasons">
            {readiness.reasons.map(({ code, message, grade }) => (
              <li key={`${code} ${message}`}>
                {message} <span className="soft">({gradeWords[grade]})</span>
              </li>
            ))}
          </ul>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  );
}

import "./finding-list.css";
import { Accordion } from "@mantine/core";
import IconAlertOctagon from "@tabler/icons-react/dist/esm/icons/IconAlertOctagon.mjs";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import { memo } from "react";
import type { Finding, Severity } from "../../../shared/domain/pair-status.ts";
import type { Tone } from "../../components/verdict-shape.tsx";
import { severityWords } from "../../words/grade-words.ts";
import { clockTime } from "../../words/local-time.ts";
import { FindingDetails } from "./finding-details.tsx";

/** Named facts that somebody should know, each opening to its meaning, its evidence and what to do. */
export const FindingList = memo(function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <section className="panel finding-list" aria-labelledby="findings-heading">
      <h2 id="findings-heading" className="panel-heading">
        Findings ({findings.length})
      </h2>
      {findings.length === 0 ? (
        <p className="finding-list-none soft">Nothing that anybody should act on.</p>
      ) : (
        <Accordion multiple order={3} chevronSize={16}>
          {findings.map((finding) => (
            <FindingItem key={keyOf(finding)} finding={finding} />
          ))}
        </Accordion>
      )}
    </section>
  );
});

/** The same fact of the same appliance stays open while its figures change. Becomes part of an id: without spaces. */
const keyOf = ({ code, appliance }: Finding): string => `${code}:${encodeURIComponent(appliance ?? "")}`;

const looks: Record<Severity, { Icon: typeof IconInfoCircle; tone: Tone }> = {
  critical: { Icon: IconAlertOctagon, tone: "alarm" },
  warning: { Icon: IconAlertTriangle, tone: "caution" },
  info: { Icon: IconInfoCircle, tone: "unsure" },
};

function FindingItem({ finding }: { finding: Finding }) {
  const { Icon, tone } = looks[finding.severity];
  const isCalm = finding.expected !== null;
  return (
    <Accordion.Item value={keyOf(finding)}>
      <Accordion.Control>
        <span className="finding" data-tone={isCalm ? "unsure" : tone}>
          <Icon size={19} stroke={1.8} aria-hidden="true" />
          <span className="finding-words">
            <span className="finding-head">
              <span className="finding-severity">{severityWords[finding.severity]}</span>{" "}
              <span className="mono finding-code">{finding.code}</span>
            </span>{" "}
            <span>{finding.message}</span>
            {finding.expected && (
              <span className="soft">
                {" "}
                Expected until {clockTime(finding.expected.until)} ({finding.expected.by}).
              </span>
            )}
          </span>
        </span>
      </Accordion.Control>
      <Accordion.Panel>
        <FindingDetails finding={finding} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

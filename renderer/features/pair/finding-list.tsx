import "./finding-list.css";
import { Accordion } from "@mantine/core";
import IconAlertOctagon from "@tabler/icons-react/dist/esm/icons/IconAlertOctagon.mjs";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import IconUserCheck from "@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs";
import { memo, type ReactNode, useRef } from "react";
import type { Finding, Severity } from "../../../shared/domain/pair-status.ts";
import { Age } from "../../components/age.tsx";
import { ClockWords } from "../../components/clock-words.tsx";
import { ToCertificates } from "../../components/to-certificates.tsx";
import { severityWords } from "../../words/grade-words.ts";
import { momentWords } from "../../words/local-time.ts";
import type { Tone } from "../../words/tone.ts";
import { AcknowledgeRoles } from "./acknowledge-roles.tsx";
import { FindingDetails } from "./finding-details.tsx";
import { MendFinding } from "./mend-finding.tsx";
import { ShowOnTimeline } from "./show-on-timeline.tsx";

interface FindingListProps {
  pairId: string;
  findings: readonly Finding[];
  rolesAcknowledgedAt: string | null;
}

/** Named facts that somebody should know, each opening to its meaning, its evidence and what to do. */
export const FindingList = memo(function FindingList(props: FindingListProps) {
  const { pairId, findings, rolesAcknowledgedAt } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="panel finding-list" aria-labelledby="findings-heading">
      <h2 id="findings-heading" ref={heading} tabIndex={-1} className="panel-heading">
        Findings ({findings.length})
      </h2>
      {findings.length === 0 ? (
        <p className="finding-list-none soft">Nothing that anybody should act on.</p>
      ) : (
        <Accordion multiple order={3} chevronSize={16}>
          {findings.map((finding) => (
            <FindingItem key={keyOf(finding)} pairId={pairId} finding={finding}>
              {finding.code === "TAKEOVER_SEEN" && (
                <AcknowledgeRoles pairId={pairId} onDone={() => heading.current?.focus()} />
              )}
            </FindingItem>
          ))}
        </Accordion>
      )}
      {rolesAcknowledgedAt !== null && (
        <p className="finding-list-acknowledged soft">
          <IconUserCheck size={17} stroke={1.8} aria-hidden="true" />
          <span>
            Somebody said <Age at={rolesAcknowledgedAt} suffix=" ago" /> that the role changes until then are known.
          </span>
        </p>
      )}
    </section>
  );
});

/** The same fact of the same appliance stays open while its figures change. Becomes part of an id: without spaces. */
const keyOf = ({ code, appliance }: Finding): string => `${code}:${encodeURIComponent(appliance ?? "")}`;

const isOfCertificates = ({ code }: Finding): boolean => code.startsWith("CERT_") || code === "TLS_UNTRUSTED";

const looks: Record<Severity, { Icon: typeof IconInfoCircle; tone: Tone }> = {
  critical: { Icon: IconAlertOctagon, tone: "alarm" },
  warning: { Icon: IconAlertTriangle, tone: "caution" },
  info: { Icon: IconInfoCircle, tone: "unsure" },
};

/** `children`: what can be done about it right here. */
function FindingItem({ pairId, finding, children }: { pairId: string; finding: Finding; children: ReactNode }) {
  const { Icon, tone } = looks[finding.expected ? "info" : finding.severity];
  const { expected } = finding;
  const isCalm = expected !== null;
  return (
    <Accordion.Item value={keyOf(finding)}>
      <Accordion.Control>
        <span className="finding" data-tone={isCalm ? "unsure" : tone}>
          <Icon size={19} stroke={1.8} aria-hidden="true" />
          <span className="finding-words">
            <span className="finding-head">
              <span className="finding-severity">{isCalm ? "Expected" : severityWords[finding.severity]}</span>{" "}
              <span className="mono finding-code">{finding.code}</span>
            </span>{" "}
            <span>{finding.message}</span>
            {expected && (
              <span className="soft">
                {" "}
                Expected until <ClockWords words={(nowMs) => momentWords(expected.until, nowMs)} /> ({expected.by}).
              </span>
            )}
          </span>
        </span>
      </Accordion.Control>
      {children}
      <Accordion.Panel>
        <FindingDetails finding={finding} />
        <MendFinding pairId={pairId} code={finding.code} />
        {isOfCertificates(finding) && <ToCertificates pairId={pairId} of={null} />}
        <ShowOnTimeline pairId={pairId} finding={finding} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

import IconAlertOctagon from "@tabler/icons-react/dist/esm/icons/IconAlertOctagon.mjs";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import IconUserExclamation from "@tabler/icons-react/dist/esm/icons/IconUserExclamation.mjs";
import { memo } from "react";
import type { Severity } from "../../../shared/domain/pair-status.ts";
import { VerdictShape, verdictTone } from "../../components/verdict-shape.tsx";
import { useRuns } from "../../stores/use-window-stores.ts";
import { wantsPerson } from "../../stores/wants-person.ts";
import { severityWords } from "../../words/grade-words.ts";
import { dayAndTime } from "../../words/local-time.ts";
import type { Tone } from "../../words/tone.ts";
import { ApplianceLine } from "./appliance-line.tsx";
import { moveAmongRows } from "./move-among-rows.ts";
import { RowAge } from "./row-age.tsx";
import type { RowFacts } from "./row-facts.ts";

interface FleetRowProps {
  facts: RowFacts;
  isActive: boolean;
  /** Stands on the row where it is not the heading above. */
  hasGroupName: boolean;
  onOpen(pairId: string): void;
  onActive(rowKey: string): void;
}

/** Draws itself again only when something on it has changed, or when it becomes the one that Tab leads to. */
export const FleetRow = memo(function FleetRow({ facts, isActive, hasGroupName, onOpen, onActive }: FleetRowProps) {
  const { id, name, verdict, site, syncAt, servedBy, checkedAt } = facts;
  const isWanting = useRuns(({ runs }) => wantsPerson(runs, id));
  const more = besides(facts, hasGroupName).join(" · ");
  return (
    <tr className="fleet-row" data-tone={verdictTone[verdict]}>
      <th scope="row" className="fleet-pair">
        <VerdictShape verdict={verdict} size={22} />
        <span className="fleet-pair-words">
          <button
            type="button"
            className="fleet-open"
            data-fleet-row=""
            onKeyDown={moveAmongRows}
            tabIndex={isActive ? 0 : -1}
            onClick={() => onOpen(id)}
            onFocus={() => onActive(id)}
          >
            {name}
          </button>
          <span className="fleet-pair-verdict">{verdict}</span>
          <span className="fleet-pair-site" title={site}>
            {site}
          </span>
          {more !== "" && <span className="fleet-pair-more">{more}</span>}
          {isWanting && (
            <span className="fleet-pair-run">
              <IconUserExclamation size={15} stroke={1.9} aria-hidden="true" />A run waits for you
            </span>
          )}
        </span>
      </th>
      <td className="fleet-appliances">
        {facts.appliances.map((appliance) => (
          <ApplianceLine key={appliance.name} appliance={appliance} />
        ))}
      </td>
      <td className="fleet-sync">{syncAt === null ? "none known" : <RowAge at={syncAt} suffix=" ago" />}</td>
      <td className="fleet-served">{servedBy}</td>
      <td className="fleet-finding">
        <TopFinding facts={facts} />
      </td>
      <td className="fleet-checked">
        {checkedAt === null ? "not yet" : <RowAge at={checkedAt} suffix=" ago" />}
        {facts.isLooking && <span className="fleet-looking">looking now</span>}
      </td>
    </tr>
  );
});

const besides = ({ group, isPractice, maintenanceUntil }: RowFacts, hasGroupName: boolean): readonly string[] => [
  ...(hasGroupName && group !== null ? [group] : []),
  ...(isPractice ? ["simulated on this computer"] : []),
  ...(maintenanceUntil === null ? [] : [`in maintenance until ${dayAndTime(maintenanceUntil)}`]),
];

const looks: Record<Severity, { Icon: typeof IconInfoCircle; tone: Tone }> = {
  critical: { Icon: IconAlertOctagon, tone: "alarm" },
  warning: { Icon: IconAlertTriangle, tone: "caution" },
  info: { Icon: IconInfoCircle, tone: "unsure" },
};

function TopFinding({ facts: { finding, otherFindings } }: { facts: RowFacts }) {
  if (!finding) return <span className="fleet-finding-none">Nothing to act on</span>;
  const { Icon, tone } = looks[finding.severity];
  return (
    <>
      <span className="fleet-finding-icon" data-tone={tone}>
        <Icon size={17} stroke={1.9} aria-hidden="true" />
        <span className="only-read-out">{severityWords[finding.severity]}: </span>
      </span>
      <span className="fleet-finding-message" title={finding.code}>
        {finding.message}
      </span>
      {otherFindings > 0 && (
        <span className="fleet-finding-more">
          +{otherFindings}
          <span className="only-read-out"> more</span>
        </span>
      )}
    </>
  );
}

import "./appliance-card.css";
import { memo } from "react";
import type { ApplianceStatus } from "../../../shared/domain/pair-status.ts";
import { Age } from "../../components/age.tsx";
import type { ApplianceOnScreen } from "../../words/pair-words.ts";
import { ApplianceFacts } from "./appliance-facts.tsx";
import { ApplianceHealth } from "./appliance-health.tsx";
import { ObstacleNote } from "./obstacle-note.tsx";

interface ApplianceCardProps extends ApplianceOnScreen {
  pairId: string;
  isLive: boolean;
  isVantageLost: boolean;
  /** Somebody has announced what is wrong with it. */
  isExpected: boolean;
}

/** One appliance. Its place and colour follow its identity; its role is only a word on it. */
export const ApplianceCard = memo(function ApplianceCard({
  pairId,
  view,
  status,
  isNormalPrimary,
  isLive,
  isVantageLost,
  isExpected,
}: ApplianceCardProps) {
  const identity = isNormalPrimary ? "normal primary" : "normal backup";
  const isCurrent = isLive && !view.isStale;
  return (
    <section
      className="panel appliance-card"
      aria-label={`${view.name}, ${identity}`}
      data-identity={isNormalPrimary ? "normal-primary" : "normal-backup"}
      data-current={isCurrent}
    >
      <header className="appliance-card-head">
        <h2>
          {view.name} <span className="appliance-card-identity">{identity}</span>
        </h2>
        {!isCurrent && <span className="appliance-card-stale">stale</span>}
      </header>
      <div className="appliance-card-state">
        <p className="appliance-card-role" data-role={status.role}>
          {roleWords[status.role]}
        </p>
        <ApplianceHealth status={status} obstacle={view.obstacle} isCalm={isExpected || !isCurrent} />
      </div>
      {status.role === "unknown" && view.lastRole !== null && (
        <p className="soft">
          said <strong>{view.lastRole.role}</strong> when it last answered, <Age at={view.lastRole.at} suffix=" ago" />
        </p>
      )}
      {status.health === "unhealthy" && status.errors.length > 0 && (
        <ul className="appliance-card-errors">
          {status.errors.map((message) => (
            <li key={message}>“{message}”</li>
          ))}
        </ul>
      )}
      {view.obstacle && <ObstacleNote obstacle={view.obstacle} whom={view} isVantageLost={isVantageLost} />}
      <ApplianceFacts pairId={pairId} view={view} status={status} />
      <p className="appliance-card-ages">
        {view.dataAt === null ? "no data yet" : <Aged words="data" at={view.dataAt} suffix=" old" />}
        {" · "}
        {view.lookedAt === null ? "not looked at yet" : <Aged words="look" at={view.lookedAt} suffix=" ago" />}
      </p>
    </section>
  );
});

const Aged = ({ words, at, suffix }: { words: string; at: string; suffix: string }) => (
  <>
    {words} <Age at={at} suffix={suffix} />
  </>
);

const roleWords: Record<ApplianceStatus["role"], string> = {
  primary: "PRIMARY",
  backup: "BACKUP",
  none: "NO ROLE",
  unknown: "UNKNOWN",
};

import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconHeartbeat from "@tabler/icons-react/dist/esm/icons/IconHeartbeat.mjs";
import IconHelpCircle from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import IconPlugConnectedX from "@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs";
import type { Tone } from "../../words/tone.ts";
import type { ApplianceFacts } from "./row-facts.ts";

/** One appliance on one line. Its edge follows its identity, its role is a word; what is old has no colour. */
export function ApplianceLine({ appliance: { name, identity, role, health, isStale } }: { appliance: ApplianceFacts }) {
  const { Icon, tone, words } = healths[health];
  return (
    <span className="fleet-appliance" data-identity={identity} data-stale={isStale}>
      <span className="fleet-appliance-name">
        {name}
        <span className="only-read-out">, {identity}</span>
      </span>
      <span className="fleet-appliance-role" data-role={role}>
        {roleWords[role]}
      </span>
      <span className="fleet-appliance-health" data-tone={isStale ? "unsure" : tone} title={words}>
        <Icon size={17} stroke={1.9} aria-hidden="true" />
        <span className="only-read-out">{words}</span>
      </span>
      {isStale && <span className="fleet-appliance-stale">stale</span>}
    </span>
  );
}

const roleWords: Record<ApplianceFacts["role"], string> = {
  primary: "primary",
  backup: "backup",
  none: "no role",
  unknown: "unknown",
};

const healths: Record<ApplianceFacts["health"], { Icon: typeof IconHeartbeat; tone: Tone; words: string }> = {
  healthy: { Icon: IconCircleCheck, tone: "good", words: "healthy" },
  unhealthy: { Icon: IconHeartbeat, tone: "caution", words: "unhealthy" },
  silent: { Icon: IconPlugConnectedX, tone: "alarm", words: "does not answer" },
  unknown: { Icon: IconHelpCircle, tone: "unsure", words: "health unknown" },
};

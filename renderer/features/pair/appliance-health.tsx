import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconHeartbeat from "@tabler/icons-react/dist/esm/icons/IconHeartbeat.mjs";
import IconHelpCircle from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import IconLock from "@tabler/icons-react/dist/esm/icons/IconLock.mjs";
import IconPlugConnectedX from "@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs";
import IconRoute from "@tabler/icons-react/dist/esm/icons/IconRoute.mjs";
import IconShieldX from "@tabler/icons-react/dist/esm/icons/IconShieldX.mjs";
import type { Obstacle } from "../../../shared/domain/observation.ts";
import type { ApplianceStatus } from "../../../shared/domain/pair-status.ts";
import type { Tone } from "../../words/tone.ts";

interface ApplianceHealthProps {
  status: ApplianceStatus;
  obstacle: Obstacle | null;
  /** Old, or announced: no alarm. */
  isCalm: boolean;
}

/** How the appliance is, or what keeps us from knowing it, in two or three words. */
export function ApplianceHealth({ status, obstacle, isCalm }: ApplianceHealthProps) {
  const { words, tone, Icon } = lookOf(status, obstacle);
  return (
    <p className="appliance-card-health" data-tone={isCalm ? "unsure" : tone}>
      <Icon size={18} stroke={1.9} aria-hidden="true" />
      {words}
    </p>
  );
}

interface HealthLook {
  words: string;
  tone: Tone;
  Icon: typeof IconHeartbeat;
}

/** Not answering outranks what was last said of its health, unless it says so now through the site name. */
function lookOf({ reachable, health }: ApplianceStatus, obstacle: Obstacle | null): HealthLook {
  if (reachable === false) return health === "unknown" ? silent : ownAddressDown;
  if (health !== "unknown" || obstacle === null) return healths[health];
  return obstacles[obstacle.kind];
}

const silent: HealthLook = { words: "does not answer", tone: "alarm", Icon: IconPlugConnectedX };
const ownAddressDown: HealthLook = { words: "own address down", tone: "caution", Icon: IconRoute };

const healths: Record<ApplianceStatus["health"], HealthLook> = {
  healthy: { words: "healthy", tone: "good", Icon: IconCircleCheck },
  unhealthy: { words: "unhealthy", tone: "caution", Icon: IconHeartbeat },
  unknown: { words: "health unknown", tone: "unsure", Icon: IconHelpCircle },
};

const obstacles: Record<Obstacle["kind"], HealthLook> = {
  // Silent, and yet nobody may call it down: this computer sees nothing at all.
  unreachable: { words: "not seen from here", tone: "unsure", Icon: IconHelpCircle },
  "tls-untrusted": { words: "not trusted", tone: "caution", Icon: IconShieldX },
  unauthorized: { words: "no access", tone: "caution", Icon: IconLock },
  forbidden: { words: "no permission", tone: "caution", Icon: IconLock },
  "bad-answer": { words: "answer not understood", tone: "caution", Icon: IconHelpCircle },
};

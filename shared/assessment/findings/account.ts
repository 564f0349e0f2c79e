/** What the API account may do. Refusals are facts about the account, never about the appliance. */
import { describeOutcome, type FindingRule, finding, forEachAppliance, told, tried } from "./finding.ts";

const messages = {
  denied: (name: string) => `${name} refused the API account. The secret is not tried again until it is replaced.`,
  "held-back": (name: string) =>
    `${name} answered the API account with neither a token nor a refusal. The secret is held back and tried only a few times more.`,
  "no-secret": (name: string) => `No secret is stored for the API account of ${name}.`,
};

export const accountRefused: FindingRule = forEachAppliance((appliance) =>
  appliance.health?.outcome.kind === "unauthorized" && !appliance.isStale
    ? finding(
        "AUTH_FAILED",
        "warning",
        messages[appliance.health.outcome.code](appliance.name),
        [tried(`${appliance.name}: ${describeOutcome(appliance.health.outcome)}`, appliance.health.at)],
        appliance,
      )
    : null,
);

export const permissionMissing: FindingRule = forEachAppliance((appliance) =>
  (appliance.health?.outcome.kind === "forbidden" || appliance.health?.permission === "deny") && !appliance.isStale
    ? finding(
        "PERMISSION_MISSING",
        "warning",
        `The API account may not use the Command API of ${appliance.name}; watching needs read-only access.`,
        [told(appliance, "permission denied")],
        appliance,
      )
    : null,
);

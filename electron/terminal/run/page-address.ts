import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { StepOf } from "../../../shared/runbooks/runbook.ts";

/** The page a manual step is done on, at the appliance's own address; null: it is done elsewhere. */
export function pageAddress({ page }: StepOf<"manual">, { appliances }: RunFacts): string | null {
  const appliance = page && appliances.find(({ name }) => name === page.appliance);
  if (!appliance) return null;
  const host = appliance.host.includes(":") ? `[${appliance.host}]` : appliance.host;
  return `https://${host}${appliance.port === 443 ? "" : `:${appliance.port}`}/${page.at}`;
}

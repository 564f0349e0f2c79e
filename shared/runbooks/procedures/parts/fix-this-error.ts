/** What the vendor's own Fix This Error would probably choose, from the two criteria that the guide names. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";

export function fixThisErrorWords(facts: RunFacts): string {
  const chosen = probableChoice(facts);
  const begin =
    "The button Fix This Error on the Failover page decides by signs such as who has the shared IP enabled, or where the site's DNS name leads.";
  if (!chosen) return `${begin} What it would choose here cannot be told from outside.`;
  return `${begin} Here it would probably keep ${chosen.appliance.name}, because ${chosen.because}. Nothing says that it looks at who holds the newer data.`;
}

/** The name's addresses first, since the button asks DNS itself; then who answers. */
function probableChoice({
  appliances,
  siteAddress,
  servedBy,
  pair,
}: RunFacts): { appliance: FactsOfAppliance; because: string } | null {
  const led = appliances.filter(({ host, peer }) =>
    siteAddress?.addresses.some((address) => address === host || address === peer?.host),
  );
  const [only] = led;
  if (only && led.length === 1 && pair.method === "dns-swing") {
    return { appliance: only, because: `${pair.site.host} leads to ${only.host}` };
  }
  const serving = appliances.find(({ name }) => name === servedBy);
  if (!serving || pair.method === "nat-swing") return null;
  const because = pair.method === "shared-ip" ? "the shared IP leads to it" : `${pair.site.host} is answered by it`;
  return { appliance: serving, because };
}

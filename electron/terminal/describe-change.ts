/** What changed between two conclusions about one pair, in one line; null when nothing did that a person would name. */
import type { PairStatus } from "../../shared/domain/pair-status.ts";
import type { Paint } from "./output.ts";
import { oneLine } from "./plain-text.ts";

export function describeChange(before: PairStatus | null, after: PairStatus, paint: Paint): string | null {
  const facts = factsOf(after);
  const earlier = before ? factsOf(before) : new Map<string, string>();
  const changed = [...facts].filter(([name, value]) => earlier.get(name) !== value);
  const gone = [...earlier.keys()].filter((name) => !facts.has(name));
  if (changed.length === 0 && gone.length === 0) return null;
  const words = [...changed.map(([, value]) => value), ...gone.map((name) => `${name} is over`)];
  return `${oneLine(after.name)}  ${paint("bold", after.verdict.toUpperCase())}  ${oneLine(words.join("; "))}`;
}

/** What a person would call news. Ages and counters are none. */
function factsOf(status: PairStatus): Map<string, string> {
  const facts = new Map<string, string>([
    ["verdict", `verdict ${status.verdict}`],
    ["site", `site name answered by ${status.servedBy}`],
  ]);
  for (const { name, role, health } of status.appliances) facts.set(name, `${name} ${role}, ${health}`);
  if (status.maintenance) facts.set("maintenance", `maintenance until ${status.maintenance.until}`);
  for (const { code, appliance, message, expected } of status.findings) {
    const calm = expected ? ` (expected until ${expected.until}: ${expected.by})` : "";
    facts.set([code, appliance].filter(Boolean).join(" "), `${code}: ${message}${calm}`);
  }
  return facts;
}

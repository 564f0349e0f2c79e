/** Whether the two appliances are two, alike, and agree about the time. */
import { type FindingRule, finding, forEachAppliance, told } from "./finding.ts";

export const sameApplianceTwice: FindingRule = ({ appliances: [first, second] }) => {
  const id = first.reading?.applianceId;
  if (!id || id !== second.reading?.applianceId) return [];
  const message = `${first.name} and ${second.name} answer with the same appliance id: both addresses lead to one appliance.`;
  return [finding("SAME_APPLIANCE_TWICE", "critical", message, [told(first, id), told(second, id)])];
};

/** What cannot be compared is unknown, never equal (judgement 2). */
export const versionMismatch: FindingRule = ({ appliances: [first, second] }) => {
  const versions = [first, second].map((appliance) => appliance.reading);
  const [a, b] = versions;
  if (!a?.version || !b?.version) return [];
  const buildsDiffer = a.build !== null && b.build !== null && a.build !== b.build;
  if (a.version === b.version && !buildsDiffer) return [];
  const message = `Different software: ${first.name} runs ${a.version} (${a.build ?? "build unknown"}), ${second.name} runs ${b.version} (${b.build ?? "build unknown"}).`;
  return [finding("VERSION_MISMATCH", "warning", message, [told(first, a.version), told(second, b.version)])];
};

/** Difference between an appliance's clock and this computer's, beyond which times cannot be compared. */
const clockSkewLimitSeconds = 60;

/** Positive when the appliance's clock is ahead; its answer may have taken `tookMs`. Seconds; null when not told. */
export function clockSkewSeconds(look: { at: string; tookMs: number } | null, clock: string | null | undefined) {
  if (!look || !clock) return null;
  return Math.round((Date.parse(clock) - (Date.parse(look.at) - look.tookMs / 2)) / 1000);
}

export const clockSkew: FindingRule = forEachAppliance((appliance) => {
  const skew = clockSkewSeconds(appliance.readBy, appliance.reading?.clock);
  if (skew === null || Math.abs(skew) <= clockSkewLimitSeconds) return null;
  return finding(
    "CLOCK_SKEW",
    "warning",
    `The clock of ${appliance.name} is ${Math.abs(skew)} s ${skew > 0 ? "ahead of" : "behind"} this computer's.`,
    [told(appliance, `its time ${appliance.reading?.clock ?? ""}`)],
    appliance,
  );
});

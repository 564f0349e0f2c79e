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

/** The id is the one thing a machine cannot share with its replacement; it is accepted anew by a person alone. */
export const applianceIdChanged: FindingRule = forEachAppliance((appliance) => {
  const id = appliance.reading?.applianceId;
  if (!appliance.first || !id || id === appliance.first.applianceId) return null;
  return finding(
    "APPLIANCE_ID_CHANGED",
    "critical",
    `Another appliance answers at the address of ${appliance.name}: its id is not the one seen first.`,
    [
      told(appliance, `id ${id}`),
      { what: `${appliance.name}: id ${appliance.first.applianceId}`, at: appliance.first.at, grade: "api" },
    ],
    appliance,
  );
});

/** In an Atlas cluster only primary nodes form a failover pair; one that only carries traffic cannot take over. */
export const trafficNode: FindingRule = forEachAppliance((appliance) =>
  appliance.clusterRole?.trim().toLowerCase() === "traffic"
    ? finding(
        "TRAFFIC_NODE_IN_PAIR",
        "critical",
        `${appliance.name} is a traffic node of a cluster and cannot be a member of a failover pair.`,
        [told(appliance, "cluster role traffic")],
        appliance,
      )
    : null,
);

/** Positive when the appliance's clock is ahead; its answer may have taken `tookMs`. Seconds; null when not told. */
export function clockSkewSeconds(look: { at: string; tookMs: number } | null, clock: string | null | undefined) {
  if (!look || !clock) return null;
  return Math.round((Date.parse(clock) - (Date.parse(look.at) - look.tookMs / 2)) / 1000);
}

export const clockSkew: FindingRule = forEachAppliance((appliance, { thresholds }) => {
  const skew = clockSkewSeconds(appliance.readBy, appliance.reading?.clock);
  if (skew === null || Math.abs(skew) <= thresholds.clockSkewSeconds) return null;
  return finding(
    "CLOCK_SKEW",
    "warning",
    `The clock of ${appliance.name} is ${Math.abs(skew)} s ${skew > 0 ? "ahead of" : "behind"} this computer's.`,
    [told(appliance, `its time ${appliance.reading?.clock ?? ""}`)],
    appliance,
  );
});

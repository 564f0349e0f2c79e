/**
 * The appliance that a stand-in took over from answers as primary again: two primaries, of which one holds what is newer.
 * Said at the first look, since each minute of it can cost data; a conflict is what it becomes when the second look agrees.
 */
import { isInSwap } from "../expectation.ts";
import { otherThan } from "../situation.ts";
import { type FindingRule, finding, told } from "./finding.ts";

export const returnedAsPrimary: FindingRule = (situation, context) => {
  const { takeover } = context;
  const standIn = situation.appliances.find(({ name }) => name === takeover?.standIn);
  if (!takeover || !standIn || isInSwap(context)) return [];
  const returned = otherThan(situation, standIn);
  const at = returned.readBy?.at;
  // Whoever switched back in /login has made the stand-in backup; then a primary is where it belongs.
  if (returned.reading?.role !== "primary" || standIn.reading?.role === "backup" || !at || at <= takeover.at) return [];
  const message = `${returned.name} answers as primary again, though ${standIn.name} took over from it: isolate it, then demote it.`;
  const evidence = [
    told(returned, "role primary"),
    { what: `${standIn.name} took over`, at: takeover.at, grade: "api" as const },
  ];
  return [finding("RETURNED_AS_PRIMARY", "critical", message, evidence, returned)];
};

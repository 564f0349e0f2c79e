import type { Situation } from "../../assessment/situation.ts";
import type { VetoColumn } from "../check.ts";
import { peerOf } from "../which-appliance.ts";
import type { JudgedCondition, VetoQuestion } from "./veto-question.ts";

/** Whether the account that would write may do so at every appliance that is written to. */
export function noFullAccess({ column, serving, known }: VetoQuestion): JudgedCondition {
  const { situation, writePermission } = known;
  const asked = writtenTo(column, serving, situation);
  const refused = asked.find((name) => (writePermission[name] ?? "full_access") !== "full_access");
  if (refused !== undefined) {
    const words = writePermission[refused] === "read_only" ? "may only read" : "may not use the command API";
    return { holds: "yes", message: `The API account ${words} at ${refused}; a role change needs full access.` };
  }
  const untold = asked.filter((name) => writePermission[name] == null);
  return {
    holds: untold.length === 0 ? "no" : "unknown",
    message: `Whether the API account has full access at ${untold.join(" and ")} is not known; a role change needs it.`,
  };
}

/** A role is set on the one that will serve; to leave the role, on the other one as well or alone. */
function writtenTo(column: VetoColumn, serving: string, situation: Situation): string[] {
  const peer = peerOf(situation, serving).name;
  if (column === "force") return [peer, serving];
  if (column !== "conflict") return [serving];
  return situation.conflict === "backup" ? [serving] : [peer];
}

/** Which of the promises about a run its journal breaks, read from the journal alone: it knows nothing of the engine. */
import type { RunEvent, RunEventOf } from "../../../shared/runbooks/run-event.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";
import type { Journal } from "./event-maker.ts";

export const brokenRules = (journal: Journal): string[] =>
  journal.flatMap((event, index) => {
    const past = journal.slice(0, index);
    if (event.event === "intended") return brokenByIntent(journal, past, event);
    if (event.event === "called") return isOfOpenIntent(past, event.step) ? [] : ["an outcome of no call"];
    return event.event === "ended" ? brokenByEnd(journal, past, event) : [];
  });

function brokenByIntent(journal: Journal, past: readonly RunEvent[], event: RunEventOf<"intended">): string[] {
  const [{ runbook, isDryRun }] = journal;
  const came = (kind: RunEvent["event"]) => past.some((one) => one.event === kind);
  const broken = {
    "intended twice": past.some((one) => one.event === "intended" && one.step === event.step),
    "intended after a foreign change": came("foreign-change"),
    "intended when cancelled": came("cancelled"),
    "intended after the end": came("ended"),
    "intended in a dry run": isDryRun,
    "intended without what was planned": isRoleChange(runbook, event.step) && !isAsPlanned(past, event),
  };
  return Object.entries(broken).flatMap(([rule, isBroken]) => (isBroken ? [rule] : []));
}

function isOfOpenIntent(past: readonly RunEvent[], step: string): boolean {
  const own = past.filter((one) => "step" in one && one.step === step).map(({ event }) => event);
  return own.includes("intended") && !own.includes("called");
}

function brokenByEnd(journal: Journal, past: readonly RunEvent[], { outcome }: RunEventOf<"ended">): string[] {
  const [{ runbook, isDryRun }] = journal;
  if (past.some(({ event }) => event === "ended")) return ["ended twice"];
  if (outcome === "refused" && changesIn(past, runbook).length > 0) return ["refused after a change"];
  return outcome === "done" && !isDryRun && !isProvedBy(journal, past) ? ["done without proof"] : [];
}

const isRoleChange = (runbook: Runbook, step: string): boolean =>
  runbook.steps.some((one) => one.id === step && one.kind === "action" && one.call.call === "set-role");

/** Calls that may have changed roles, from when they may have been sent until they were answered, and work by hand. */
const changesIn = (journal: readonly RunEvent[], runbook: Runbook): RunEvent[] =>
  journal.filter(
    (one) =>
      one.event === "person-did" ||
      ((one.event === "intended" || one.event === "called") && isRoleChange(runbook, one.step)),
  );

function isAsPlanned(past: readonly RunEvent[], { reread }: RunEventOf<"intended">): boolean {
  const plans = past.flatMap((one) => (one.event === "checked" && one.plan ? [one.plan] : []));
  return JSON.stringify(plans.at(-1)) === JSON.stringify(reread);
}

/** Every proof that was looked for said yes, and both appliances were seen so at or after the last change. */
function isProvedBy(journal: Journal, past: readonly RunEvent[]): boolean {
  const [{ runbook, facts, at }] = journal;
  const since = Math.max(Date.parse(at), ...changesIn(past, runbook).map((one) => Date.parse(one.at)));
  const results = past.flatMap((one) =>
    one.event === "checked" && runbook.proof.includes(one.step) ? [one.result] : [],
  );
  const lines = results.flatMap((result) => result.lines);
  return (
    results.length > 0 &&
    results.every(({ answer }) => answer === "yes") &&
    facts.appliances.every(({ name }) =>
      lines.some((line) => line.about === name && line.holds === "yes" && Date.parse(line.at ?? "") >= since),
    )
  );
}

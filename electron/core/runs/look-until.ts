/** Checks and waits: look, judge, and for a wait look again until it is so, its limit comes or a person ends it. */
import type { Check, CheckResult } from "../../../shared/runbooks/check.ts";
import { type RunState, recordOf } from "../../../shared/runbooks/run-state.ts";
import type { StepOf } from "../../../shared/runbooks/runbook.ts";
import { isSeenWithoutHealth, needsFile } from "../../../shared/runbooks/seen-without-health.ts";
import { isoNow } from "../ports.ts";
import { endFolderWatch } from "./file-inputs.ts";
import type { RunParts } from "./run-parts.ts";

/** Lists of appliances are not cached, so they are asked this often (api-facts 0.5). */
const listEveryMs = 3_000;
/** Handshakes are made with both appliances and the site, nine at once. */
const handshakesEveryMs = 10_000;
/** Checks that follow one another are judged by the same look. */
export const sameLookMs = 20_000;

export async function check(parts: RunParts, step: StepOf<"check">): Promise<void> {
  const { journal, looks, clock } = parts;
  if (step.check.check === "look") await looks.lookAtAll();
  else if (!isSeenWithoutHealth(step.check)) await lookFreshly(parts, step.id);
  if (!parts.isStillAt(step.id)) return;
  const result = await looks.judge(step.check);
  if (!parts.isStillAt(step.id)) return;
  const plan = step.check.check === "look" ? looks.plan() : undefined;
  journal.record({ event: "checked", at: isoNow(clock), step: step.id, result, ...(plan && { plan }) });
}

/** After a change what the appliances keep in their cache is from before it: that is waited out. */
async function lookFreshly(parts: RunParts, step: string): Promise<void> {
  const { looks, clock, sleeps } = parts;
  if (!isAfterChange(parts)) {
    const lastMs = looks.lastAllMs();
    if (lastMs === null || clock.nowMs() - lastMs > sameLookMs) await looks.look();
    return;
  }
  while (parts.isStillAt(step) && !isFresh(parts)) {
    parts.polling.hold();
    const waitMs = looks.freshFromMs() - clock.nowMs();
    if (waitMs > 0) await sleeps.sleep(waitMs);
    else await looks.lookAtAll();
  }
}

export async function awaitState(parts: RunParts, step: StepOf<"wait">): Promise<void> {
  const { journal, looks, clock, sleeps } = parts;
  if (recordOf(journal.state(), step.id).reachedAt === null) {
    journal.record({ event: "reached", at: isoNow(clock), step: step.id });
  }
  const byHealth = !isSeenWithoutHealth(step.until);
  if (byHealth && isAfterChange(parts)) parts.polling.hold();
  while (parts.isStillAt(step.id)) {
    const turn = sleeps.turn();
    if (byHealth) await looks.look();
    const result = await looks.judge(step.until);
    if (!parts.isStillAt(step.id)) return;
    const seen = !byHealth || isFresh(parts) ? result : unlessFresh(result);
    const leftMs = waitLimitMs(journal.state(), step) - clock.nowMs();
    const isOver = seen.answer === "yes" || leftMs <= 0 || parts.isStopped(step.id);
    const nextLookAt = isOver ? null : nextFullLookAt(parts, step.until, leftMs);
    parts.tell({ step: step.id, result: seen, lookedAt: isoNow(clock), nextLookAt });
    if (isOver) {
      journal.record({ event: "checked", at: isoNow(clock), step: step.id, result: seen });
      return endFolderWatch(parts);
    }
    await sleeps.sleepUnless(turn, Math.min(everyMs(step.until), leftMs));
  }
}

const everyMs = (until: Check): number =>
  isSeenWithoutHealth(until) && !needsFile(until) ? handshakesEveryMs : listEveryMs;

/** Lists are asked more often, and health only when its answer can be a new one. */
function nextFullLookAt({ looks, clock }: RunParts, until: Check, leftMs: number): string {
  const nowMs = clock.nowMs();
  const soonMs = nowMs + everyMs(until);
  const dueMs = isSeenWithoutHealth(until) ? soonMs : Math.max(soonMs, looks.freshFromMs());
  return new Date(Math.min(dueMs, nowMs + leftMs)).toISOString();
}

/** Milliseconds since 1970. */
export function waitLimitMs(state: RunState, step: StepOf<"wait">): number {
  const { reachedAt, limitAt } = recordOf(state, step.id);
  return limitAt === null ? Date.parse(reachedAt ?? state.lastEventAt) + step.limitMs : Date.parse(limitAt);
}

const isAfterChange = ({ journal }: RunParts): boolean => journal.state().changedAt !== null;

function isFresh({ journal, looks }: RunParts): boolean {
  const { changedAt } = journal.state();
  return changedAt === null || looks.isHealthSeenAfter(Date.parse(changedAt));
}

/** Health from before the change proves nothing about what came of it. */
function unlessFresh(result: CheckResult): CheckResult {
  if (result.answer !== "yes") return result;
  const text = `${result.text} Not both appliances have told their health anew since the change.`;
  return { ...result, answer: "unknown", text };
}

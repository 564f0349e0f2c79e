/**
 * The calls of a run. What is guaranteed for one that changes roles (`judgement.md` 4): nobody of ours has asked either
 * appliance for its health within the minute before the re-read; the token was proved before it; the re-read found everything
 * as in the plan and nothing new that stands against the run; the call leaves within seconds of it as the only request; and
 * before it is sent the journal holds that it will be. It is sent once: what ends between intention and answer is found as
 * `reconcile` and never sent again.
 */

import type { ForeignChange } from "../../../shared/runbooks/foreign-change.ts";
import { newObjections, type VetoCheck, vetoesBefore } from "../../../shared/runbooks/new-objections.ts";
import type { ExactCall, SettledCall } from "../../../shared/runbooks/run-call.ts";
import type { PlannedAppliance } from "../../../shared/runbooks/run-event.ts";
import { recordOf } from "../../../shared/runbooks/run-state.ts";
import type { StepOf } from "../../../shared/runbooks/runbook.ts";
import { exactCallOf, settleCall } from "../../../shared/runbooks/settle-call.ts";
import { isoNow } from "../ports.ts";
import { endEarly } from "./end-early.ts";
import { sameLookMs } from "./look-until.ts";
import type { RunParts } from "./run-parts.ts";

/** So often is a reading that came too late taken again. */
const mostReadings = 5;

export async function act(parts: RunParts, step: StepOf<"action">): Promise<void> {
  const call = settleCall(step.call, parts.journal.state().answers);
  if (!call) throw new Error(`what decides about the call of ${step.id} was never asked`);
  const exact = await makeExact(parts, call);
  if (!parts.isStillAt(step.id)) return;
  if (!exact) return endEarly(parts, `It is not known which version of the API ${call.appliance} speaks.`);
  if (parts.journal.state().started.isDryRun) {
    const { cacheMs } = parts.journal.state().started.facts.timing;
    const pause = call.call === "set-role" ? { pauseMs: cacheMs } : {};
    return parts.journal.record({ event: "would-call", at: isoNow(parts.clock), step: step.id, call: exact, ...pause });
  }
  if (call.call === "backup") return send(parts, step.id, { call, exact, reread: [] });
  return write(parts, step.id, { call, exact });
}

async function makeExact({ journal, hands }: RunParts, call: SettledCall): Promise<ExactCall | null> {
  const state = journal.state();
  return exactCallOf(call, state, null) ?? exactCallOf(call, state, (await hands.askAccess(call.appliance)).api);
}

interface Call {
  call: SettledCall;
  exact: ExactCall;
}

async function write(parts: RunParts, step: string, call: Call): Promise<void> {
  const { journal, looks, clock } = parts;
  if (!journal.state().plan) throw new Error(`${step} was reached without a plan`);
  parts.polling.hold();
  const objection = vetoesBefore(journal.state(), step);
  for (let reading = 0; reading < mostReadings; reading += 1) {
    if (objection) await lookAnew(parts);
    await pause(parts, step);
    if (!parts.isStillAt(step)) return;
    // Before the re-read, so that after it nothing is sent but the call.
    await looks.proveAccess(call.call.appliance);
    if (!parts.isStillAt(step)) return;
    const reread = await looks.reread();
    if (!parts.isStillAt(step)) return;
    if (reread.some(({ mayBeCached }) => mayBeCached)) continue;
    const changes = whatMoved(parts, reread, objection);
    if (changes.length > 0) return journal.record({ event: "foreign-change", at: isoNow(clock), step, changes });
    if (isRecent(parts, reread)) return send(parts, step, { ...call, reread });
  }
  endEarly(parts, "The appliances answered too slowly, or others kept asking them, so no reading was fresh enough.");
}

/** What objections rest on beside health and lists ages while people answer: it is looked at before the pause, not after it. */
async function lookAnew({ looks, clock }: RunParts): Promise<void> {
  const lastMs = looks.lastAllMs();
  if (lastMs === null || Math.abs(clock.nowMs() - lastMs) > sameLookMs) await looks.lookAtAll();
}

function whatMoved(
  { journal, looks, judge }: RunParts,
  reread: readonly PlannedAppliance[],
  objection: VetoCheck | null,
): ForeignChange[] {
  const state = journal.state();
  const moved = judge.foreignChanges(state.plan ?? [], reread);
  return objection ? [...moved, ...newObjections(state, objection, looks.judgeNow(objection))] : moved;
}

/** Until more than the cache's time has gone by since anybody of ours asked for health. Ends early with the step. */
async function pause({ journal, looks, clock, sleeps, isStillAt }: RunParts, step: string): Promise<void> {
  for (;;) {
    const untilMs = looks.freshFromMs();
    if (clock.nowMs() >= untilMs || !isStillAt(step)) return;
    const until = new Date(untilMs).toISOString();
    if (recordOf(journal.state(), step).pausedUntil !== until) {
      journal.record({ event: "paused", at: isoNow(clock), step, until });
    }
    await sleeps.sleep(untilMs - clock.nowMs());
  }
}

/** Of all of them: that one is silent is a reading too. */
function isRecent({ clock, journal }: RunParts, reread: readonly PlannedAppliance[]): boolean {
  const { rereadMs } = journal.state().started.facts.timing;
  return reread.every(({ at }) => Math.abs(clock.nowMs() - Date.parse(at)) <= rereadMs);
}

async function send(parts: RunParts, step: string, call: Call & { reread: PlannedAppliance[] }): Promise<void> {
  const { journal, clock } = parts;
  journal.record({ event: "intended", at: isoNow(clock), step, call: call.exact, reread: call.reread });
  const { outcome, backup } = await make(parts, call);
  journal.record({ event: "called", at: isoNow(clock), step, outcome, ...(backup && { backup }) });
}

async function make({ hands, log, stop }: RunParts, { call, exact }: Call): ReturnType<RunParts["hands"]["call"]> {
  try {
    return await hands.call(call, exact, stop);
  } catch (error) {
    const id = log.error("run.call-failed", error, { call: call.call, appliance: call.appliance });
    const words = `Pairdesk made a mistake while it called (log entry ${id}). The call may have been sent; it is not sent again.`;
    return { outcome: { kind: "unclear", words } };
  }
}

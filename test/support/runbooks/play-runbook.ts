/**
 * Drives a procedure through the pure engine against a world: answers what is asked, makes the calls, does what a person would. Every
 * event must be accepted. Gives back what happened, in order.
 */
import { dryMove } from "../../../electron/core/runs/dry-move.ts";
import type { Answer } from "../../../shared/domain/answer.ts";
import { acceptEvent } from "../../../shared/runbooks/accept-event.ts";
import type { CheckResult } from "../../../shared/runbooks/check.ts";
import type { ForeignChange } from "../../../shared/runbooks/foreign-change.ts";
import { type Move, nextMove } from "../../../shared/runbooks/next-move.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { exactCall, type RunCall, type SettledCall } from "../../../shared/runbooks/run-call.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import { beginRun, type RunState } from "../../../shared/runbooks/run-state.ts";
import type { Ending, Input, RunbookId, Step } from "../../../shared/runbooks/runbook.ts";
import { stoppingOf } from "../../../shared/runbooks/stopping.ts";
import type { VetoHit } from "../../../shared/runbooks/vetoes/veto.ts";
import { lookAtWorld } from "./look-at-world.ts";
import { applyCall, applyDeed, createWorld, type World } from "./world.ts";

type Interrupt = { cancelled: string } | { foreign: ForeignChange[] };

export interface Script {
  /** By input. What is not given: the text of a confirmation, the first choice, a reason. */
  answers?: Record<string, string>;
  /** By step: what is found instead of what the world holds. */
  found?: Record<string, Answer>;
  /** Of every check of what speaks against it. */
  vetoes?: VetoHit[];
  world?: World;
  isDryRun?: boolean;
  /** By step: what is recorded there instead of its own event. */
  interrupts?: Record<string, Interrupt>;
  /** When it begins; each event comes a second after the one before. ISO. */
  beginsAt?: string;
  /** By step: what else happens right before it. */
  before?: Record<string, (world: World) => void>;
}

export interface Played {
  /** Ids of all steps that were gone through. */
  steps: string[];
  /** `set-role site2 primary sync`, `backup site1`. */
  calls: string[];
  asked: string[];
  /** Manual steps that change something. */
  handed: string[];
  /** Where it may not be stopped, a call under way aside. */
  held: string[];
  ending: Ending;
  state: RunState;
  world: World;
}

export function playRunbook(id: RunbookId, facts: RunFacts, script: Script = {}): Played {
  const world = script.world ?? createWorld(facts);
  const played = { steps: [], calls: [], asked: [], handed: [], held: [] } as Pick<
    Played,
    "steps" | "calls" | "asked" | "handed" | "held"
  >;
  let second = 0;
  const beginsMs = Date.parse(script.beginsAt ?? "2026-03-01T10:00:00.000Z");
  const now = (): string => new Date(beginsMs + 1000 * second++).toISOString();
  const runbook = writeRunbook(id, facts);
  let state = beginRun({
    event: "started",
    at: now(),
    by: "a test",
    isDryRun: script.isDryRun ?? false,
    facts,
    runbook,
  });
  const tell = (event: RunEvent): void => {
    const accepted = acceptEvent(state, event);
    if (!accepted.isAccepted)
      throw new Error(`${event.event} of ${"step" in event ? event.step : id}: ${accepted.why}`);
    state = accepted.state;
  };
  for (let moves = 0; moves < 200; moves++) {
    const move = nextMove(state);
    if (move.move === "none") break;
    if ("step" in move) {
      played.steps.push(move.step.id);
      script.before?.[move.step.id]?.(world);
      if (!stoppingOf(state).can) played.held.push(move.step.id);
      const interrupt = script.interrupts?.[move.step.id];
      if (interrupt) {
        tell(interruption(interrupt, move.step.id, now()));
        continue;
      }
    }
    for (const event of eventsOf(move, { state, script, world, played, now })) tell(event);
    if ("step" in move) world.syncsAt[move.step.id] = world.syncs;
  }
  if (!state.ending) throw new Error(`${id} does not end`);
  return { ...played, ending: state.ending, state, world };
}

const interruption = (interrupt: Interrupt, step: string, at: string): RunEvent =>
  "cancelled" in interrupt
    ? { event: "cancelled", at, reason: interrupt.cancelled }
    : { event: "foreign-change", at, step, changes: interrupt.foreign };

interface Playing {
  state: RunState;
  script: Script;
  world: World;
  played: Pick<Played, "steps" | "calls" | "asked" | "handed">;
  now: () => string;
}

function eventsOf(move: Move, playing: Playing): RunEvent[] {
  const { state, script, world, played, now } = playing;
  switch (move.move) {
    case "check":
    case "wait":
      return [look(move.step, playing)];
    case "ask": {
      played.asked.push(...move.inputs.map(({ id }) => id));
      const values = Object.fromEntries(move.inputs.map((input) => [input.id, answer(input, script)]));
      return [{ event: "answered", at: now(), step: move.step.id, values }];
    }
    case "hand-over":
      if (!move.step.isHarmless) played.handed.push(move.step.id);
      if (state.started.isDryRun) return [{ event: "would-wait", at: now(), step: move.step.id }];
      if (move.step.deed) applyDeed(world, move.step.deed, move.step.id);
      return [{ event: "person-did", at: now(), step: move.step.id }];
    case "act":
      return act(move.step, playing);
    case "decide":
      return [{ event: "decided", at: now(), step: move.step.id, branch: move.branch }];
    case "end":
      return [{ event: "ended", at: now(), ...move.ending }];
    default:
      throw new Error(`nothing here leads to ${move.move}`);
  }
}

function look(step: Extract<Step, { kind: "check" | "wait" }>, { state, script, world, now }: Playing): RunEvent {
  const at = now();
  if (state.started.isDryRun && step.kind === "wait") return { event: "would-wait", at, step: step.id };
  const assumed = step.kind === "check" ? dryMove(state, { move: "check", step }, at) : null;
  if (assumed) return assumed;
  const check = step.kind === "check" ? step.check : step.until;
  const seen = lookAtWorld(world, check, state.answers, at);
  const found = script.found?.[step.id];
  const result: CheckResult = found ? { ...seen, answer: found, lines: [] } : seen;
  if (check.check !== "vetoes") {
    return { event: "checked", at, step: step.id, result, ...(check.check === "look" ? { plan: [] } : {}) };
  }
  const vetoes = script.vetoes ?? [];
  return { event: "checked", at, step: step.id, result: { ...result, answer: found ?? weigh(vetoes), vetoes } };
}

function weigh(vetoes: readonly VetoHit[]): Answer {
  if (vetoes.some(({ weight }) => weight === "hard")) return "no";
  return vetoes.some(({ weight }) => weight === "soft") ? "unknown" : "yes";
}

function answer({ id, kind, values }: Input, { answers }: Script): string {
  const given = answers?.[id];
  if (given !== undefined) return given;
  return kind === "veto-reason" || kind === "text" ? "It is an emergency." : (values?.[0]?.value ?? "");
}

function act(step: Extract<Step, { kind: "action" }>, { state, world, played, now }: Playing): RunEvent[] {
  const call = settle(step.call, state.answers);
  const target = state.started.facts.appliances.find(({ name }) => name === call.appliance);
  if (!target) throw new Error(`no appliance ${call.appliance}`);
  const exact = exactCall(call, { ...target, api: target.api ?? "v1" });
  played.calls.push(inWords(call));
  if (state.started.isDryRun) return [{ event: "would-call", at: now(), step: step.id, call: exact }];
  const intended: RunEvent = { event: "intended", at: now(), step: step.id, call: exact, reread: [] };
  const fault = world.faults[step.id];
  const backupOutcome = fault === "refused" ? "refused" : "accepted";
  const kind = call.call === "backup" ? backupOutcome : applyCall(world, step.id, call);
  return [intended, { event: "called", at: now(), step: step.id, outcome: { kind, words: "" } }];
}

function settle(call: RunCall, answers: RunState["answers"]): SettledCall {
  if (call.call === "backup") return call;
  const { dataSyncFirst } = call;
  return {
    ...call,
    dataSyncFirst: typeof dataSyncFirst === "boolean" ? dataSyncFirst : answers[dataSyncFirst.input] === "yes",
  };
}

function inWords(call: SettledCall): string {
  if (call.call === "backup") return `backup ${call.appliance}`;
  const flags = [call.dataSyncFirst ? " sync" : "", call.force ? " force" : ""].join("");
  return `set-role ${call.appliance} ${call.role}${flags}`;
}

/** Runs over the pinned engine alone: what is looked at says what the test wants, and calls go nowhere but into a list. */
import type { CutOffRun, RunDesk, RunListener } from "../../../electron/terminal/run/driven-run.ts";
import type { Answer } from "../../../shared/domain/answer.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { acceptEvent, readRun } from "../../../shared/runbooks/accept-event.ts";
import type { CheckResult } from "../../../shared/runbooks/check.ts";
import { type Move, nextMove } from "../../../shared/runbooks/next-move.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import { exactCall } from "../../../shared/runbooks/run-call.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { beginRun, type RunState } from "../../../shared/runbooks/run-state.ts";
import { noRunFile } from "../runs/no-run-file.ts";
import { switchFacts, switchRunbook } from "./switch-runbook.ts";

export interface ScriptedDesk extends RunDesk {
  journal: RunEvent[];
  calls: string[];
  played: PersonDeed[];
  closed: number;
  /** What a step's look finds; "yes" unless told. A wait that finds "no" lasts until it is stopped. */
  finds: Record<string, Answer>;
  /** Called with each event, once it is kept. */
  onEvent: (event: RunEvent) => void;
  /** Thrown by every cancel. */
  cancelRefusal: string | null;
}

export function createScriptedDesk(): ScriptedDesk {
  let milliseconds = Date.parse("2026-03-02T09:00:00.000Z");
  const at = () => {
    milliseconds += 1000;
    return new Date(milliseconds).toISOString();
  };
  const desk: ScriptedDesk = {
    pairName: "Support site",
    usualFolder: null,
    journal: [],
    calls: [],
    played: [],
    closed: 0,
    finds: {},
    onEvent: () => undefined,
    cancelRefusal: null,
    prepare: async (id) => ({ runbook: { ...switchRunbook, id }, facts: switchFacts, obstacle: null }),
    async begin({ runbook, facts, isDryRun, onEvent }) {
      const started = { event: "started", at: at(), by: "a test", isDryRun, facts, runbook } as const;
      desk.journal.push(started);
      onEvent(started, "run-1");
      return createScriptedRun(beginRun(started), scriptOf(onEvent), at);
    },
    async takeUp(_, onEvent) {
      const read = readRun(desk.journal);
      if (!read) throw new Error("no run was begun");
      return createScriptedRun(read, scriptOf(onEvent), at);
    },
    play: async (deed) => void desk.played.push(deed),
    async close() {
      desk.closed += 1;
    },
  };
  return desk;

  function scriptOf(listener: RunListener): RunScript {
    return {
      ...desk,
      get finds() {
        return desk.finds;
      },
      append(event) {
        desk.journal.push(event);
        listener(event, "run-1");
        desk.onEvent(event);
      },
    };
  }
}

export interface RunScript {
  calls: string[];
  finds: Record<string, Answer>;
  cancelRefusal: string | null;
  append(event: RunEvent): void;
}

export function createScriptedRun(begun: RunState, script: RunScript, at: () => string): CutOffRun {
  let stopped: (() => void) | null = null;
  let now = begun;
  const state = (): RunState => now;
  const record = (event: RunEvent): void => {
    const accepted = acceptEvent(now, event);
    if (!accepted.isAccepted) throw new PairdeskError("run-refused", accepted.why, "Nothing was kept.");
    script.append(event);
    now = accepted.state;
  };
  const found = (step: string): CheckResult => {
    const answer = script.finds[step] ?? "yes";
    const line = (about: string) => ({ about, what: "was looked at", holds: answer, at: at(), grade: "api" as const });
    return { answer, text: `${step} was looked at.`, lines: ["site1", "site2"].map(line) };
  };

  async function make(move: Move): Promise<boolean> {
    if (move.move === "none") return false;
    if (move.move === "end") record({ event: "ended", at: at(), ...move.ending });
    else if (move.move === "decide") record({ event: "decided", at: at(), step: move.step.id, branch: move.branch });
    else if (move.move === "ask" || (move.move === "hand-over" && !state().started.isDryRun)) {
      record({ event: "reached", at: at(), step: move.step.id });
      return false;
    } else if (move.move === "hand-over" || (move.move === "wait" && state().started.isDryRun)) {
      record({ event: "would-wait", at: at(), step: move.step.id });
    } else if (move.move === "wait") await wait(move.step.id);
    else if (move.move === "check") check(move.step.id);
    else call(move);
    return true;
  }
  function check(step: string): void {
    const plan = step === "look" ? { plan: [] } : {};
    record({ event: "checked", at: at(), step, result: found(step), ...plan });
  }
  async function wait(step: string): Promise<void> {
    const over = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    record({ event: "reached", at: at(), step });
    if ((script.finds[step] ?? "yes") !== "yes") await over;
    if (state().cancelled === null) check(step);
  }
  function call(move: Extract<Move, { move: "act" | "reconcile" }>): void {
    const step = move.step.id;
    const target = { name: "site2", host: "site2.example.com", port: 8443, api: "v2" } as const;
    const settled = {
      call: "set-role",
      appliance: "site2",
      role: "primary",
      dataSyncFirst: true,
      force: false,
    } as const;
    const exact = exactCall(settled, target);
    if (state().started.isDryRun) {
      record({ event: "would-call", at: at(), step, call: exact, pauseMs: 61_000 });
      return;
    }
    record({ event: "intended", at: at(), step, call: exact, reread: [] });
    script.calls.push(exact.url);
    record({ event: "called", at: at(), step, outcome: { kind: "accepted", words: "" } });
  }

  return {
    file: noRunFile,
    state,
    async advance() {
      // As the executor: not within the call of whoever wants it.
      do await Promise.resolve();
      while (await make(nextMove(state())));
    },
    answer: (step, values) => record({ event: "answered", at: at(), step, values }),
    personDid: (step) => record({ event: "person-did", at: at(), step }),
    stopWaiting: () => stopped?.(),
    giveFile: () => undefined,
    givePassphrase: () => undefined,
    watchFolder: async () => undefined,
    cancel(reason) {
      if (script.cancelRefusal !== null) throw new PairdeskError("run-refused", script.cancelRefusal, "Wait for it.");
      record({ event: "cancelled", at: at(), reason });
      stopped?.();
    },
    reopen: (by) => record({ event: "reopened", at: at(), by }),
    async closeCutOff() {
      const outcome = state().changedAt === null ? "refused" : "incomplete";
      record({ event: "ended", at: at(), outcome, text: "It was closed.", next: [] });
    },
    close: async () => undefined,
  };
}

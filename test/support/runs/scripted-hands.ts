/**
 * Hands over a pair that exists only here: two appliances that answer about their health from a cache of a minute, as real
 * ones do, and whose list of appliances is never cached. What is done to it is counted.
 */

import type { Question } from "../../../electron/core/monitor/pair-observer.ts";
import type { Clock } from "../../../electron/core/ports.ts";
import type { RunHands } from "../../../electron/core/runs/run-hands.ts";
import { type Memory, remember } from "../../../shared/assessment/memory.ts";
import type { HealthReading, Observation } from "../../../shared/domain/observation.ts";
import type { ExactCall, SettledCall } from "../../../shared/runbooks/run-call.ts";
import { answered, type Name, unhealthy } from "../observations.ts";
import { noRunFile } from "./no-run-file.ts";

const names = ["site1", "site2"] as const;
const vendorCacheMs = 60_000;

export interface Standing {
  role: HealthReading["role"];
  isAnswering: boolean;
  isHealthy: boolean;
  lastSync: string | null;
}

export interface ScriptedHands extends RunHands {
  world: Record<Name, Standing>;
  /** Every call that was sent. */
  calls: { call: SettledCall; exact: ExactCall; atMs: number }[];
  /** In the order in which it was done: what was asked, proved and sent. */
  deeds: string[];
  /** When health was asked, by whom. */
  healthAsked: { name: Name; atMs: number }[];
  isPaused(): boolean;
  isClosed(): boolean;
  /** As a watcher that asks in between. */
  poll(): void;
  onLook: (() => void) | null;
  /** Hears what each look wants. */
  onWanted: ((isWanted: (question: Question) => boolean) => void) | null;
  /** What happens at a call; accepted and the roles swapped when left alone. */
  onCall: (call: SettledCall, stop?: AbortSignal) => ReturnType<RunHands["call"]> | null;
}

export function createScriptedHands(clock: Clock): ScriptedHands {
  const world: Record<Name, Standing> = {
    site1: { role: "primary", isAnswering: true, isHealthy: true, lastSync: "2026-03-02T09:00:00.000Z" },
    site2: { role: "backup", isAnswering: true, isHealthy: true, lastSync: null },
  };
  let memory: Memory = {};
  let paused = 0;
  let isClosed = false;
  const cached = new Map<Name, { atMs: number; standing: Standing }>();
  const at = () => new Date(clock.nowMs()).toISOString();
  const healthAsked: ScriptedHands["healthAsked"] = [];

  function standingOf(name: Name): Standing {
    const kept = cached.get(name);
    if (!world[name].isAnswering) return world[name];
    if (kept && clock.nowMs() - kept.atMs < vendorCacheMs) return kept.standing;
    const standing = { ...world[name] };
    cached.set(name, { atMs: clock.nowMs(), standing });
    return standing;
  }
  function ask(question: Question): Observation | null {
    const look = { at: at(), tookMs: 20 };
    if (question.kind === "health") {
      const name = question.appliance as Name;
      healthAsked.push({ name, atMs: clock.nowMs() });
      const { isAnswering, isHealthy, role, lastSync } = standingOf(name);
      const told = isHealthy ? answered : unhealthy;
      const sync = lastSync === null ? null : { at: lastSync, status: "ok" };
      const outcome = isAnswering
        ? told(name, { role, lastSync: sync })
        : ({ kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } as const);
      return { ...look, kind: "health", appliance: name, api: "v2", permission: "full_access", outcome };
    }
    if (question.kind !== "appliances") return null;
    const appliances = names.map((name) => ({
      ...{ id: null, name, hostname: null, clusterRole: "single", isAcceptingConnections: null },
      role: world[name].role,
    }));
    return { ...look, kind: "appliances", appliance: question.appliance, outcome: { kind: "listed", appliances } };
  }
  const questions = names.flatMap((appliance): Question[] => [
    { kind: "health", appliance },
    { kind: "appliances", appliance },
  ]);
  function takeIn(isWanted: (question: Question) => boolean): void {
    for (const question of questions.filter(isWanted)) {
      const seen = ask(question);
      if (seen) memory = remember(memory, seen).memory;
    }
  }
  const hands: ScriptedHands = {
    world,
    calls: [],
    deeds: [],
    healthAsked,
    readGrid: () => Promise.reject(new Error("nothing is served here")),
    file: noRunFile,
    isPaused: () => paused > 0,
    isClosed: () => isClosed,
    poll: () => takeIn(() => true),
    onLook: null,
    onWanted: null,
    onCall: () => null,
    async look(isWanted = () => true) {
      hands.deeds.push("look");
      hands.onLook?.();
      hands.onWanted?.(isWanted);
      takeIn(isWanted);
    },
    memory: () => memory,
    context: () => ({ nowMs: clock.nowMs(), isSingleLook: false, suspectedSince: {} }),
    lastHealthAskedMs: (name) => healthAsked.filter((asked) => asked.name === name).at(-1)?.atMs ?? null,
    pause() {
      paused += 1;
      return () => {
        paused -= 1;
      };
    },
    async askAccess(name) {
      hands.deeds.push(`access ${name}`);
      return { permission: "full_access", api: "v2" };
    },
    async call(call, exact, stop) {
      hands.deeds.push(`${call.call} ${call.appliance}`);
      hands.calls.push({ call, exact, atMs: clock.nowMs() });
      const scripted = hands.onCall(call, stop);
      if (scripted) return scripted;
      if (call.call === "backup")
        return { outcome: { kind: "accepted", words: "ok" }, backup: takenOf(call.appliance) };
      for (const name of names) world[name].role = name === call.appliance ? call.role : otherRole(call.role);
      return { outcome: { kind: "accepted", words: "the role changes" } };
    },
    readClients: async (appliance) => ({ appliance, at: at(), counts: null }),
    askResolvers: async () => [],
    async close() {
      isClosed = true;
    },
  };
  return hands;
}

const otherRole = (role: "primary" | "backup") => (role === "primary" ? "backup" : "primary");
const takenOf = (appliance: string) => ({ appliance, file: `${appliance}.nsb`, bytes: 10, sha256: "ab".repeat(32) });

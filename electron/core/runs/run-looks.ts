/**
 * What a run looks at, and how old an answer it may go by. Appliances answer about their health from a cache of a minute,
 * and so does the site name, which asks one of them; lists of appliances, certificates and names are not cached. After a
 * change a health answer counts only when nobody of ours asked within that minute before it.
 */
import { assessSituation } from "../../../shared/assessment/assess.ts";
import { readSituation, type Situation } from "../../../shared/assessment/situation.ts";
import type { Check, CheckResult } from "../../../shared/runbooks/check.ts";
import type { PlannedAppliance } from "../../../shared/runbooks/run-event.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";
import type { Clock } from "../ports.ts";
import { createHealthAge } from "./health-age.ts";
import { knownSoFar } from "./known-so-far.ts";
import type { RunHands } from "./run-hands.ts";
import type { KnownToRun, RunJudgement } from "./run-judgement.ts";

export interface RunLooks {
  /** Everything that is worth asking now: health and site are left out while they would be answered from the cache. */
  look(): Promise<void>;
  /** Everything, whatever may be cached. */
  lookAtAll(): Promise<void>;
  /** Health and lists of both: silent ones first, so that what answers is fresh at the end. */
  reread(): Promise<PlannedAppliance[]>;
  /** Asks what this check needs beside the looks, and judges. */
  judge(check: Check): Promise<CheckResult>;
  plan(): PlannedAppliance[];
  situation(): Situation;
  /** From when on an answer about health is a new one. Milliseconds. */
  freshFromMs(): number;
  /** When everything was looked at last; null: never. */
  lastAllMs(): number | null;
  /** The health of both was asked after this time, and not answered from the cache. */
  isHealthSeenAfter(ms: number): boolean;
}

export interface RunLooksOptions {
  state(): RunState;
  hands: RunHands;
  known: KnownToRun;
  judge: RunJudgement;
  clock: Clock;
}

/** One thing that hands can be asked to look at. */
type Question = Parameters<NonNullable<Parameters<RunHands["look"]>[0]>>[0];

const isCached = ({ kind }: Question): boolean => kind === "health" || kind === "site";

export function createRunLooks({ state, hands, known, judge, clock }: RunLooksOptions): RunLooks {
  const names = known.pair.appliances.map(({ name }) => name);
  const { cacheMs } = state().started.facts.timing;
  const health = createHealthAge({ names, hands, cacheMs, clock });
  let allMs: number | null = null;
  const extra: Extra = { clients: null, connected: [], resolvers: [], writePermission: {} };

  function ask(isWanted: ((question: Question) => boolean) | undefined, asked = names): Promise<void> {
    health.willAsk(asked);
    return hands.look(isWanted);
  }
  async function lookAtAll(): Promise<void> {
    await ask(undefined);
    allMs = clock.nowMs();
  }
  const situation = () => readSituation(known.pair, hands.memory(), hands.context());
  const plan = (): PlannedAppliance[] =>
    judge
      .planOf({ situation: situation(), cacheMs, lastHealthAskedMs: health.askedBeforeMs })
      .map((one) => ({ ...one, mayBeCached: one.mayBeCached || (one.isAnswering && health.mayBeRepeated(one.name)) }));
  const isAbout = (asked: readonly string[]) => (question: Question) =>
    (question.kind === "health" || question.kind === "appliances") && asked.includes(question.appliance);

  return {
    look: () => (clock.nowMs() >= health.freshFromMs() ? lookAtAll() : hands.look((question) => !isCached(question))),
    lookAtAll,
    async reread() {
      const planned = state().plan ?? [];
      const silent = names.filter((name) => planned.some((one) => one.name === name && !one.isAnswering));
      const answering = names.filter((name) => !silent.includes(name));
      for (const asked of [silent, answering]) if (asked.length > 0) await ask(isAbout(asked), asked);
      return plan();
    },
    async judge(check) {
      await askExtra(check, names, hands, extra);
      const context = hands.context();
      const seen = readSituation(known.pair, hands.memory(), context);
      const status = assessSituation(seen, context);
      return judge.judgeCheck(check, { ...knownSoFar(state(), known), ...extra, situation: seen, status });
    },
    plan,
    situation,
    freshFromMs: health.freshFromMs,
    lastAllMs: () => allMs,
    isHealthSeenAfter: health.isNewSince,
  };
}

type Extra = Pick<RunKnowledge, "clients" | "connected" | "resolvers" | "writePermission">;

async function askExtra(check: Check, names: readonly string[], hands: RunHands, extra: Extra): Promise<void> {
  if (check.check === "connected-clients") extra.clients = await hands.readClients(check.appliance);
  if (check.check === "conflict-evidence") {
    extra.connected = await Promise.all(names.map((name) => hands.readClients(name)));
  }
  if (check.check === "site-addresses") extra.resolvers = await hands.askResolvers();
  if (check.check !== "vetoes") return;
  const told = await Promise.all(names.map(async (name) => [name, (await hands.askAccess(name)).permission] as const));
  extra.writePermission = Object.fromEntries(told);
}

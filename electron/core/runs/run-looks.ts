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
import { createCertificateLooks } from "./certificate-looks.ts";
import { createHealthAge } from "./health-age.ts";
import { knownSoFar } from "./known-so-far.ts";
import type { RunHands } from "./run-hands.ts";
import type { KnownToRun, RunJudgement } from "./run-judgement.ts";

export interface RunLooks {
  /**
   * Everything that is worth asking now: lists each time, health and site not while they would be answered from the cache, and
   * what changes slowly, such as names and certificates, twice a minute at most.
   */
  look(): Promise<void>;
  /** Everything, whatever may be cached. */
  lookAtAll(): Promise<void>;
  /**
   * Health and lists of both, and of those that told nothing of themselves also whether anything answers there: these are
   * asked first, so that what answers is fresh at the end.
   */
  reread(): Promise<PlannedAppliance[]>;
  /** What the account that writes may do, with a token that the call can then be sent with. Changes nothing that is judged of health. */
  proveAccess(appliance: string): Promise<void>;
  /** Asks what this check needs beside the looks, and judges. */
  judge(check: Check): Promise<CheckResult>;
  /** Judges by what is known already. */
  judgeNow(check: Check): CheckResult;
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

const isList = ({ kind }: Question): boolean => kind === "appliances";

/** Probes, handshakes and name look-ups load others as well. */
const slowlyMs = 30_000;

/** Due once in that time; whoever hears that it is asks. */
function createPace(clock: Clock): { isDue(): boolean } {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    isDue() {
      if (Math.abs(clock.nowMs() - lastMs) < slowlyMs) return false;
      lastMs = clock.nowMs();
      return true;
    },
  };
}

const isAbout = (asked: readonly string[], kinds: readonly Question["kind"][]) => (question: Question) =>
  "appliance" in question && kinds.includes(question.kind) && asked.includes(question.appliance);

export function createRunLooks({ state, hands, known, judge, clock }: RunLooksOptions): RunLooks {
  const names = known.pair.appliances.map(({ name }) => name);
  const { cacheMs } = state().started.facts.timing;
  const health = createHealthAge({ names, hands, cacheMs, clock });
  let allMs: number | null = null;
  const slow = createPace(clock);
  const extra: Extra = { clients: null, connected: [], resolvers: [], writePermission: {} };
  const certificates = createCertificateLooks(hands, clock);

  function ask(isWanted: ((question: Question) => boolean) | undefined, asked = names): Promise<void> {
    health.willAsk(asked);
    return hands.look(isWanted);
  }
  async function lookAtAll(): Promise<void> {
    await ask(undefined);
    allMs = clock.nowMs();
    slow.isDue();
  }
  const situation = () => readSituation(known.pair, hands.memory(), hands.context());
  const planSince = (since: { sinceMs?: number }): PlannedAppliance[] =>
    judge.planOf({ situation: situation(), cacheMs, lastHealthAskedMs: health.askedBeforeMs, ...since }).map((one) => ({
      ...one,
      mayBeCached: one.mayBeCached || (one.isHealthy !== null && health.mayBeRepeated(one.name)),
    }));
  function judgeNow(check: Check): CheckResult {
    const context = hands.context();
    const seen = readSituation(known.pair, hands.memory(), context);
    const status = assessSituation(seen, context);
    return judge.judgeCheck(check, { ...knownSoFar(state(), known), ...extra, situation: seen, status });
  }

  return {
    async look() {
      if (clock.nowMs() >= health.freshFromMs()) return lookAtAll();
      return hands.look(slow.isDue() ? (question) => !isCached(question) : isList);
    },
    lookAtAll,
    async reread() {
      const sinceMs = clock.nowMs();
      const { telling, quiet } = divide(names, state().plan);
      if (quiet.length > 0) await ask(isAbout(quiet, ["health", "appliances", "probe"]), quiet);
      if (telling.length > 0) await ask(isAbout(telling, ["health", "appliances"]), telling);
      // Where its own address went silent, what the site name brought before would still speak for it.
      const bySite = situation().appliances.flatMap(({ name, readBy }) => (readBy?.kind === "site" ? [name] : []));
      if (bySite.length > 0) await ask(({ kind }) => kind === "site", bySite);
      return planSince({ sinceMs });
    },
    async proveAccess(appliance) {
      // After a new start nothing is known of the other one either.
      const asked = names.filter((name) => name === appliance || !(name in extra.writePermission));
      extra.writePermission = { ...extra.writePermission, ...(await askPermissions(asked, hands)) };
    },
    async judge(check) {
      await askExtra(check, names, hands, extra);
      Object.assign(extra, await certificates.ask(check, state()));
      return judgeNow(check);
    },
    judgeNow,
    plan: () => planSince({}),
    situation,
    freshFromMs: health.freshFromMs,
    lastAllMs: () => allMs,
    isHealthSeenAfter: health.isNewSince,
  };
}

/** Into those that told their health when the call was planned, and the others. */
function divide(names: readonly string[], plan: readonly PlannedAppliance[] | null) {
  const isTelling = (name: string) => plan?.some((one) => one.name === name && one.isHealthy !== null) ?? false;
  return { telling: names.filter(isTelling), quiet: names.filter((name) => !isTelling(name)) };
}

type Extra = Pick<
  RunKnowledge,
  "clients" | "connected" | "resolvers" | "writePermission" | "grid" | "file" | "earlierFiles"
>;

async function askExtra(check: Check, names: readonly string[], hands: RunHands, extra: Extra): Promise<void> {
  if (check.check === "connected-clients") extra.clients = await hands.readClients(check.appliance);
  if (check.check === "conflict-evidence") {
    extra.connected = await Promise.all(names.map((name) => hands.readClients(name)));
  }
  if (check.check === "site-addresses") extra.resolvers = await hands.askResolvers();
  if (check.check !== "vetoes") return;
  extra.writePermission = await askPermissions(names, hands);
}

async function askPermissions(names: readonly string[], hands: RunHands): Promise<Extra["writePermission"]> {
  const told = await Promise.all(names.map(async (name) => [name, (await hands.askAccess(name)).permission] as const));
  return Object.fromEntries(told);
}

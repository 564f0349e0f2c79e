/**
 * The practice pair: two simulated appliances as real processes with real HTTPS servers on 127.0.0.1, and a site name
 * that leads to one of them.
 *
 * Guarantees: when `startPracticePair` resolves, both listen and a first data sync has really taken place; secrets,
 * private keys and the inter-appliance key are new at each start and live only in memory (the disks hold salted hashes);
 * a killed appliance comes back on its port with its disk as it was; no process outlives the program that started it.
 * Not guaranteed: a pair across two starts. Its ports, certificates and secrets end with it.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import type { Conduct } from "./appliance/conduct.ts";
import { type ApplianceProcess, createApplianceProcess } from "./appliance-process.ts";
import { establishPair } from "./establish-pair.ts";
import { playDeed } from "./play-deed.ts";
import type { PlayedFile } from "./played-file.ts";
import { createPracticeCa } from "./practice-ca.ts";
import { configurePracticePair, usualTiming } from "./practice-configuration.ts";
import { definePracticePair, practiceIdentities, practiceNames } from "./practice-definition.ts";
import { makePracticeDisks } from "./practice-disks.ts";
import {
  type MarkList,
  type PracticeCounters,
  type PracticeMarks,
  practiceCountersSchema,
  practiceMarksSchema,
} from "./practice-messages.ts";
import type { PracticePairOptions } from "./practice-options.ts";
import { type PracticeSite, startPracticeSite } from "./practice-site.ts";
import { createScenarioSwitch, type ScenarioSwitch } from "./scenarios/scenario-switch.ts";

export interface PracticePair extends ScenarioSwitch {
  /** Some scenarios change the network method for as long as they last. */
  readonly definition: PairDefinition;
  /** By appliance name. */
  secrets: ReadonlyMap<string, string>;
  /** For the web pages at `/login` and `/appliance` of either appliance. */
  webLogin: { readonly user: string; readonly password: string };
  /** By appliance name; null for one that does not run. */
  pids(): Record<string, number | null>;
  /** At once, as a dead power supply would. Resolves when its process is gone. */
  killAppliance(name: string): Promise<void>;
  /** Resolves when it listens again, on its port, with its disk as it was. Throws PairdeskError `practice-unavailable`. */
  startAppliance(name: string): Promise<void>;
  /** Beside how it behaves already, until a scenario is set. Resolves when it has followed. */
  behave(name: string, change: Partial<Conduct>): Promise<void>;
  /** Where the site name leads from now on, until a scenario is set. */
  pointSiteAt(name: string): void;
  /** Carries out a manual step of a runbook as a person would. Throws PairdeskError `practice-unavailable`. */
  play(deed: PersonDeed, file?: PlayedFile): Promise<string>;
  /** What callers have done to this appliance since its process began. Rejects when it does not run. */
  counters(name: string): Promise<PracticeCounters>;
  /** Something a user of this appliance did, to be found again after syncs. Rejects while its users are cut off. */
  mark(name: string, list: MarkList, text: string): Promise<void>;
  /** What stands on this appliance's disk. */
  marks(name: string): Promise<PracticeMarks>;
  /** After an appliance started, ended, or moved its role, data sync or shared IPs. Answers with how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Ends both appliances and the site name, and removes their disks. */
  close(): Promise<void>;
}

/** Throws PairdeskError `practice-unavailable` or `data-folder-unusable`, and then leaves nothing running. */
export async function startPracticePair(options: PracticePairOptions): Promise<PracticePair> {
  const { method = "dns-swing", api = "v2", clock } = options;
  const disks = await makePracticeDisks(options.folder, names);
  const changes = createChanges();
  const ca = await createPracticeCa(clock);
  const secret = randomBytes(32).toString("base64url");
  const webLogin = { user: "practice", password: randomBytes(9).toString("base64url") };
  const timing = { ...usualTiming, ...options.timing };
  const { folderOf } = disks;
  const configurations = await configurePracticePair({ ca, folderOf, secret, webLogin, method, api, timing });
  const processes = mapPair(configurations, (configuration) =>
    createApplianceProcess({ ...options, configuration, onChange: changes.tell }),
  );
  let site: PracticeSite | null = null;

  async function close(): Promise<void> {
    changes.forgetListeners();
    await Promise.all([...processes.map((appliance) => appliance.kill()), site?.close()]);
    await disks.remove();
  }

  try {
    // Both are waited for, so that a failure of one leaves no start of the other under way.
    const starts = await Promise.allSettled(processes.map((appliance) => appliance.start()));
    for (const start of starts) if (start.status === "rejected") throw start.reason;
    const issueElsewhere = () => ca.issue({ dnsNames: practiceNames, ipAddresses: [], days: 100 });
    site = await startPracticeSite({ processes, method, issueElsewhere });
    await establishPair(processes, method, changes.listen, clock);
  } catch (error) {
    await close();
    throw error;
  }
  options.log.info("practice.started", { pids: processes.map((appliance) => appliance.pid) });

  const running = site;
  const ports = { site: site.port, vantage: site.vantagePort, appliances: mapPair(processes, ({ port }) => port) };
  const scenarios = createScenarioSwitch({ processes, configurations, ca, site, secret, clock }, method, changes.tell);
  const pair: PracticePair = {
    get definition() {
      return definePracticePair(ca.certificatePem, ports, running.method);
    },
    get scenario() {
      return scenarios.scenario;
    },
    setScenario: scenarios.setScenario,
    secrets: new Map(names.map((name) => [name, secret])),
    webLogin,
    ...appliancesByName(processes),
    pointSiteAt: (name) => running.pointAt(findProcess(processes, name)),
    play: (deed, file) => playDeed(deed, pair, file),
    onChange: changes.listen,
    close,
  };
  return pair;
}

const names = practiceIdentities.map(({ name }) => name);

const mapPair = <From, To>([one, other]: readonly [From, From], change: (item: From) => To): [To, To] => [
  change(one),
  change(other),
];

type ByName = Pick<
  PracticePair,
  "pids" | "killAppliance" | "startAppliance" | "behave" | "counters" | "mark" | "marks"
>;

function appliancesByName(processes: readonly ApplianceProcess[]): ByName {
  const find = (name: string) => findProcess(processes, name);
  return {
    pids: () => Object.fromEntries(names.map((name) => [name, find(name).pid])),
    killAppliance: async (name) => find(name).kill(),
    startAppliance: async (name) => find(name).start(),
    async behave(name, change) {
      const appliance = find(name);
      await appliance.reconfigure({ conduct: { ...appliance.conduct, ...change } });
    },
    counters: async (name) => find(name).ask({ type: "counters" }, practiceCountersSchema),
    async mark(name, list, text) {
      await find(name).ask({ type: "mark", list, text }, z.unknown());
    },
    marks: async (name) => find(name).ask({ type: "marks" }, practiceMarksSchema),
  };
}

function findProcess(processes: readonly ApplianceProcess[], name: string): ApplianceProcess {
  const found = processes[practiceIdentities.findIndex((identity) => identity.name === name)];
  if (!found) throw new Error(`the practice pair has no appliance ${name}`);
  return found;
}

function createChanges() {
  const listeners = new Set<() => void>();
  return {
    listen(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(): void {
      for (const listener of [...listeners]) listener();
    },
    forgetListeners: () => listeners.clear(),
  };
}

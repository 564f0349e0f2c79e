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
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { Log } from "../log/log.ts";
import type { Clock, DoorPorts } from "../ports.ts";
import { type ApplianceProcess, createApplianceProcess } from "./appliance-process.ts";
import { establishPair } from "./establish-pair.ts";
import { createPracticeCa } from "./practice-ca.ts";
import { configurePracticePair } from "./practice-configuration.ts";
import { definePracticePair, practiceIdentities } from "./practice-definition.ts";
import { makePracticeDisks } from "./practice-disks.ts";
import { type PracticeCounters, practiceCountersSchema } from "./practice-messages.ts";
import { type SiteForwarder, startSiteForwarder } from "./site-forwarder.ts";

export interface PracticePair {
  definition: PairDefinition;
  /** By appliance name. */
  secrets: ReadonlyMap<string, string>;
  /** By appliance name; null for one that does not run. */
  pids(): Record<string, number | null>;
  /** At once, as a dead power supply would. Resolves when its process is gone. */
  killAppliance(name: string): Promise<void>;
  /** Resolves when it listens again, on its port, with its disk as it was. Throws PairdeskError `practice-unavailable`. */
  startAppliance(name: string): Promise<void>;
  /** Where the site name leads from now on. */
  pointSiteAt(name: string): void;
  /** What callers have done to this appliance since its process began. Rejects when it does not run. */
  counters(name: string): Promise<PracticeCounters>;
  /** After an appliance started, ended, or moved its role or data sync. Answers with how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Ends both appliances and the site name, and removes their disks. */
  close(): Promise<void>;
}

export interface PracticePairOptions {
  startProcess: DoorPorts["startProcess"];
  /** For its disks; made when missing, and removed with them at the end. */
  folder: string;
  clock: Clock;
  log: Log;
}

/** Throws PairdeskError `practice-unavailable` or `data-folder-unusable`, and then leaves nothing running. */
export async function startPracticePair(options: PracticePairOptions): Promise<PracticePair> {
  const disks = await makePracticeDisks(options.folder, names);
  const changes = createChanges();
  const ca = await createPracticeCa(options.clock);
  const secret = randomBytes(32).toString("base64url");
  const configurations = await configurePracticePair(ca, disks.folderOf, secret);
  const processes = mapPair(configurations, (configuration) =>
    createApplianceProcess({ ...options, configuration, onChange: changes.tell }),
  );
  let forwarder: SiteForwarder | null = null;
  let siteTarget = processes[0];

  async function close(): Promise<void> {
    changes.forgetListeners();
    await Promise.all([...processes.map((appliance) => appliance.kill()), forwarder?.close()]);
    await disks.remove();
  }

  try {
    // Both are waited for, so that a failure of one leaves no start of the other under way.
    const starts = await Promise.allSettled(processes.map((appliance) => appliance.start()));
    for (const start of starts) if (start.status === "rejected") throw start.reason;
    forwarder = await startSiteForwarder(() => (siteTarget.isListening ? siteTarget.port : null));
    await establishPair(processes, changes.listen, options.clock);
  } catch (error) {
    await close();
    throw error;
  }
  options.log.info("practice.started", { pids: processes.map((appliance) => appliance.pid) });

  const find = (name: string) => findProcess(processes, name);
  return {
    definition: definePracticePair(
      ca.certificatePem,
      forwarder.port,
      mapPair(processes, ({ port }) => port),
    ),
    secrets: new Map(names.map((name) => [name, secret])),
    pids: () => Object.fromEntries(names.map((name) => [name, find(name).pid])),
    killAppliance: async (name) => find(name).kill(),
    startAppliance: async (name) => find(name).start(),
    pointSiteAt: (name) => {
      siteTarget = find(name);
    },
    counters: async (name) => find(name).ask({ type: "counters" }, practiceCountersSchema),
    onChange: changes.listen,
    close,
  };
}

const names = practiceIdentities.map(({ name }) => name);

const mapPair = <From, To>([one, other]: readonly [From, From], change: (item: From) => To): [To, To] => [
  change(one),
  change(other),
];

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

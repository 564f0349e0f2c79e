/**
 * One appliance seen from the program that runs it: a process that can be killed like a machine that loses power, and
 * started again on the same port with its disk as it was. Starting and killing queue up behind one another.
 */
import { z } from "zod";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Log } from "../log/log.ts";
import type { Clock, DoorPorts } from "../ports.ts";
import type { Conduct } from "./appliance/conduct.ts";
import type { Question } from "./appliance-questions.ts";
import { type ApplianceChange, type ApplianceRun, beginApplianceRun, type Kept } from "./appliance-run.ts";
import type { ApplianceConfiguration } from "./practice-messages.ts";

export interface ApplianceProcess {
  /** Null while it does not run. */
  readonly pid: number | null;
  /** Where it listens; known from the first start on and the same ever after. */
  readonly port: number;
  readonly sitePort: number;
  readonly linkPort: number;
  readonly isListening: boolean;
  readonly conduct: Conduct;
  /** PEM, of those with a private key, as it told last. */
  readonly certificates: readonly string[];
  /** What it last told of its role and data sync. */
  readonly change: ApplianceChange | null;
  /** Resolves when it listens. Throws PairdeskError `practice-unavailable`. */
  start(): Promise<void>;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
  /** How it is configured: at once when it runs, and at its next start. Resolves when it has followed. */
  reconfigure(change: Change): Promise<void>;
  /** Rejects when it does not run, refuses, or ends before it answers. */
  ask<T>(question: Question, answer: z.ZodType<T>): Promise<T>;
}

type Change = Partial<Pick<ApplianceConfiguration, "conduct" | "tls">>;

export interface ApplianceProcessDeps {
  startProcess: DoorPorts["startProcess"];
  configuration: ApplianceConfiguration;
  clock: Clock;
  log: Log;
  /** Started, ended, or another role or data sync. */
  onChange(): void;
}

export function createApplianceProcess(deps: ApplianceProcessDeps): ApplianceProcess {
  const { name } = deps.configuration;
  const now = {
    configuration: deps.configuration,
    run: null as ApplianceRun | null,
    isListening: false,
    change: null as ApplianceChange | null,
  };
  const update = (changed: Partial<typeof now>) => {
    Object.assign(now, changed);
    deps.onChange();
  };
  const enqueue = createQueue();

  async function ask<T>(question: Question, answer: z.ZodType<T>): Promise<T> {
    if (!now.run || !now.isListening) throw new Error(`practice appliance ${name} does not run`);
    return answer.parse(await now.run.questions.ask(question));
  }

  async function start(): Promise<void> {
    if (now.run) return;
    try {
      const onChange = (change: ApplianceChange) => update({ change });
      const onKeep = (kept: Kept) => update({ configuration: withKept(now.configuration, kept) });
      const handle = deps.startProcess("practice-appliance");
      const run = beginApplianceRun(handle, now.configuration, { ...deps, onChange, onKeep });
      now.run = run;
      void run.exited.then(() => update({ run: null, isListening: false }));
      const ports = await run.listening;
      update({ configuration: { ...now.configuration, ...ports }, isListening: true });
    } catch (cause) {
      throw unavailable(name, cause);
    }
  }

  return {
    get pid() {
      return now.run?.pid ?? null;
    },
    get port() {
      return now.configuration.port;
    },
    get sitePort() {
      return now.configuration.sitePort;
    },
    get linkPort() {
      return now.configuration.linkPort;
    },
    get isListening() {
      return now.isListening;
    },
    get conduct() {
      return now.configuration.conduct;
    },
    get certificates() {
      return now.configuration.tls.served.map(({ chainPem }) => chainPem);
    },
    get change() {
      return now.change;
    },
    start: () => enqueue(start),
    kill: () => enqueue(() => endRun(now.run)),
    async reconfigure(change) {
      now.configuration = { ...now.configuration, ...change };
      if (now.isListening) await tell(ask, change);
    },
    ask,
  };
}

async function endRun(run: ApplianceRun | null): Promise<void> {
  run?.kill();
  await run?.exited;
}

async function tell(ask: ApplianceProcess["ask"], { conduct, tls }: Change): Promise<void> {
  if (tls) {
    const { served, elements, defaultIndex } = tls;
    await ask({ type: "certificates", served, elements, defaultIndex }, z.unknown());
  }
  if (conduct) await ask({ type: "conduct", conduct }, z.unknown());
}

const withKept = (configuration: ApplianceConfiguration, { tls, interApplianceKey }: Kept): ApplianceConfiguration => ({
  ...configuration,
  tls: { ...configuration.tls, ...tls },
  interApplianceKey: interApplianceKey ?? configuration.interApplianceKey,
});

/** Runs tasks one after the other; a failure is its own caller's alone. */
function createQueue(): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}

function unavailable(name: string, cause: unknown): PairdeskError {
  const problem = cause instanceof Error ? cause.message.replace(/\.$/, "") : String(cause);
  return new PairdeskError(
    "practice-unavailable",
    `The practice appliance ${name} could not be started: ${problem}.`,
    "Close the practice pair and open it again. If that does not help, check that programs on this computer may listen on 127.0.0.1 and that the data folder can be written.",
    { cause },
  );
}

/** One run of an appliance's process, from the moment it is started until it is gone. */
import type { Log } from "../log/log.ts";
import type { Clock, ProcessHandle } from "../ports.ts";
import { type ApplianceQuestions, createApplianceQuestions } from "./appliance-questions.ts";
import {
  type ApplianceConfiguration,
  type FromAppliance,
  fromApplianceSchema,
  type ToAppliance,
} from "./practice-messages.ts";

const startLimitMs = 20_000;

/** What an appliance tells of its role and data sync. */
export type ApplianceChange = Extract<FromAppliance, { type: "changed" }>;

/** Of its own address, the site's, and the one for its peer. */
export type AppliancePorts = Pick<ApplianceConfiguration, "port" | "sitePort" | "linkPort">;

/** What it wants to be configured with at its next start. */
export type Kept = Extract<FromAppliance, { type: "keep" }>;

export interface ApplianceRun {
  readonly pid: number | undefined;
  readonly questions: ApplianceQuestions;
  /** The ports it listens on. Rejects, with words for a person, when the process is gone before it listens. */
  readonly listening: Promise<AppliancePorts>;
  readonly exited: Promise<void>;
  kill(): void;
}

export function beginApplianceRun(
  handle: ProcessHandle,
  configuration: ApplianceConfiguration,
  deps: { clock: Clock; log: Log; onChange(change: ApplianceChange): void; onKeep(kept: Kept): void },
): ApplianceRun {
  const appliance = configuration.name;
  const questions = createApplianceQuestions(appliance, handle, deps.clock);
  const listening = createPending<AppliancePorts>();
  const exited = createPending<void>();
  let problem = "it ended before it listened";
  const limit = deps.clock.setTimer(() => {
    problem = "it did not listen in time";
    handle.kill();
  }, startLimitMs);

  function receive(message: FromAppliance | undefined): void {
    if (!message) deps.log.warn("practice.message-not-understood", { appliance });
    else if (message.type === "fault")
      deps.log.warn("practice.appliance-fault", { appliance, message: message.message });
    else if (message.type === "failed") problem = message.message;
    else if (message.type === "changed") deps.onChange(message);
    else if (message.type === "keep") deps.onKeep(message);
    else if (message.type === "listening") {
      limit.cancel();
      const { port, sitePort, linkPort } = message;
      listening.resolve({ port, sitePort, linkPort });
    } else questions.receive(message);
  }

  handle.onMessage((received) => receive(fromApplianceSchema.safeParse(received).data));
  handle.onExit((exitCode) => {
    limit.cancel();
    deps.log.info("practice.appliance-ended", { appliance, exitCode });
    questions.end();
    // In this order: who hears that the start failed finds the run ended.
    exited.resolve();
    listening.reject(new Error(problem));
  });
  handle.send({ type: "configure", configuration } satisfies ToAppliance);
  return {
    // Asked each time: Electron knows it only after a moment.
    get pid() {
      return handle.pid;
    },
    questions,
    listening: listening.promise,
    exited: exited.promise,
    kill: () => handle.kill(),
  };
}

function createPending<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/**
 * The keychain in a process of its own, started at the first question and ended when nothing was asked for a while.
 *
 * Guaranteed: what a keychain keeps waiting for a password is given up by `abandon` and `close`, for the process is
 * killed; the next question starts another one. Secrets go over its message channel alone, never into its command line or
 * its environment.
 */
import type { Clock, ProcessHandle } from "../ports.ts";
import type { Keychain } from "./keychain.ts";
import type { KeychainAnswer, KeychainQuestion } from "./keychain-messages.ts";

export interface KeychainProcess extends Keychain {
  close(): void;
}

interface Waiting {
  resolve(result: string | boolean | null): void;
  reject(error: Error): void;
}

const idleMs = 30_000;

export function createKeychainProcess(options: {
  startProcess: (entry: "keychain") => ProcessHandle;
  clock: Clock;
}): KeychainProcess {
  const waiting = new Map<number, Waiting>();
  let child: ProcessHandle | null = null;
  let idle: { cancel(): void } | null = null;
  let lastId = 0;

  function start(): ProcessHandle {
    const started = options.startProcess("keychain");
    started.onMessage((message) => hear(message as KeychainAnswer));
    started.onExit(() => {
      if (child === started) end(new Error("the program that asks it has ended"));
    });
    return started;
  }

  function hear(answer: KeychainAnswer): void {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.result);
    idle?.cancel();
    if (waiting.size === 0) idle = options.clock.setTimer(close, idleMs);
  }

  function end(reason: Error): void {
    idle?.cancel();
    child?.kill();
    child = null;
    const unanswered = [...waiting.values()];
    waiting.clear();
    for (const { reject } of unanswered) reject(reason);
  }

  const ask = (question: Omit<KeychainQuestion, "id">): Promise<string | boolean | null> => {
    idle?.cancel();
    child ??= start();
    const id = ++lastId;
    const answer = new Promise<string | boolean | null>((resolve, reject) => waiting.set(id, { resolve, reject }));
    child.send({ id, ...question });
    return answer;
  };
  const close = () => end(new Error("it is not asked any more"));

  return {
    async getPassword(service, account) {
      const found = await ask({ call: "get", service, account });
      return typeof found === "string" ? found : null;
    },
    async setPassword(service, account, secret) {
      await ask({ call: "set", service, account, secret });
    },
    deletePassword: async (service, account) => (await ask({ call: "delete", service, account })) === true,
    abandon: () => end(new Error("it did not answer in time")),
    close,
  };
}

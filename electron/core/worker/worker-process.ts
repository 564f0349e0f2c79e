/**
 * Long work, and files that could mean harm, in a process of their own: started at the first order and ended when nothing
 * was ordered for a while.
 *
 * Guaranteed: the program goes on whatever happens in there. Work that takes too long, or that ends the process, is given up
 * and refused in words; the next order starts another process. One order at a time, so none pays for another's time.
 */
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock, ProcessHandle } from "../ports.ts";
import type { WorkAnswer, WorkOrder, WorkTable } from "./worker-messages.ts";

export interface Worker<Works extends WorkTable> {
  /** Throws what the work refuses, and PairdeskError `work-given-up`. */
  run<Name extends keyof Works & string>(
    work: Name,
    input: Parameters<Works[Name]>[0],
  ): Promise<Awaited<ReturnType<Works[Name]>>>;
  close(): void;
}

const timeLimitMs = 20_000;
const idleMs = 30_000;

export function createWorker<Works extends WorkTable>(options: {
  startProcess: (entry: "worker") => ProcessHandle;
  clock: Clock;
}): Worker<Works> {
  const { clock } = options;
  let child: ProcessHandle | null = null;
  let current: { id: number; answer(answer: WorkAnswer | PairdeskError): void } | null = null;
  let idle: { cancel(): void } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  function start(): ProcessHandle {
    const started = options.startProcess("worker");
    started.onMessage((message) => {
      const answer = message as WorkAnswer;
      if (current?.id === answer.id) current.answer(answer);
    });
    started.onExit(() => {
      if (child === started) end(givenUp("The process that works on it has ended."));
    });
    return started;
  }

  function end(reason: PairdeskError): void {
    idle?.cancel();
    child?.kill();
    child = null;
    current?.answer(reason);
  }

  function order(work: string, input: unknown): Promise<WorkAnswer> {
    idle?.cancel();
    child ??= start();
    lastId += 1;
    const sent: WorkOrder = { id: lastId, work, input };
    const { promise, resolve, reject } = Promise.withResolvers<WorkAnswer>();
    const limit = clock.setTimer(() => end(givenUp("It took too long and was given up.")), timeLimitMs);
    current = {
      id: sent.id,
      answer(answer) {
        limit.cancel();
        current = null;
        if (child) idle = clock.setTimer(() => end(givenUp("It is not needed any more.")), idleMs);
        if (answer instanceof PairdeskError) reject(answer);
        else resolve(answer);
      },
    };
    child.send(sent);
    return promise;
  }

  return {
    run<Name extends keyof Works & string>(work: Name, input: Parameters<Works[Name]>[0]) {
      const turn = last.then(() => order(work, input));
      last = turn.catch(() => undefined);
      return turn.then(resultOf) as Promise<Awaited<ReturnType<Works[Name]>>>;
    },
    close: () => end(givenUp("Pairdesk is being closed.")),
  };
}

function resultOf(answer: WorkAnswer): unknown {
  if ("result" in answer) return answer.result;
  if ("fault" in answer) throw new Error(answer.fault);
  const { code, message, advice } = answer.refused;
  throw new PairdeskError(code, message, advice);
}

const givenUp = (message: string): PairdeskError =>
  new PairdeskError(
    "work-given-up",
    message,
    "Try it once more; choose a shorter time or a smaller file if it happens again.",
  );

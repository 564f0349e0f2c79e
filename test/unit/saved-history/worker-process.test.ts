import { expect, test } from "vitest";
import type { ProcessHandle } from "../../../electron/core/ports.ts";
import type { WorkAnswer, WorkOrder } from "../../../electron/core/worker/worker-messages.ts";
import { createWorker } from "../../../electron/core/worker/worker-process.ts";
import { createDayClock } from "../../support/day-clock.ts";

type Works = { double(input: { value: number }): number };

/** Processes in the hands of the test: what they were sent, and what they say. */
function startWorker() {
  const clock = createDayClock();
  const processes: { sent: WorkOrder[]; isKilled: boolean; say(answer: WorkAnswer): void; exit(): void }[] = [];
  const worker = createWorker<Works>({
    clock,
    startProcess(): ProcessHandle {
      let hear: (message: unknown) => void = () => undefined;
      let exit: () => void = () => undefined;
      const sent: WorkOrder[] = [];
      const process = { sent, isKilled: false, say: (answer: WorkAnswer) => hear(answer), exit: () => exit() };
      processes.push(process);
      return {
        pid: processes.length,
        send: (message) => void sent.push(message as WorkOrder),
        onMessage: (listener) => {
          hear = listener;
        },
        onExit: (listener) => {
          exit = () => listener(1);
        },
        kill: () => {
          process.isKilled = true;
        },
      };
    },
  });
  return { worker, processes, clock };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("one order at a time, each with its own answer, all by one process", async () => {
  const { worker, processes } = startWorker();
  const first = worker.run("double", { value: 1 });
  const second = worker.run("double", { value: 2 });
  await settle();
  expect(processes[0]?.sent.map(({ input }) => input)).toEqual([{ value: 1 }]);
  processes[0]?.say({ id: 1, result: 2 });
  await expect(first).resolves.toBe(2);
  await settle();
  processes[0]?.say({ id: 2, refused: { code: "saved-history-damaged", message: "No.", advice: "Ask." } });
  await expect(second).rejects.toMatchObject({ code: "saved-history-damaged", advice: "Ask." });
  expect(processes).toHaveLength(1);
});

test("work that takes too long is given up, its process killed, and the next order gets another one", async () => {
  const { worker, processes, clock } = startWorker();
  const late = worker.run("double", { value: 1 });
  const refused = expect(late).rejects.toMatchObject({ code: "work-given-up" });
  await settle();
  await clock.pass(20_000);
  await refused;
  expect(processes[0]?.isKilled).toBe(true);
  const next = worker.run("double", { value: 2 });
  await settle();
  processes[1]?.say({ id: 2, result: 4 });
  await expect(next).resolves.toBe(4);
});

test("a process that ends in the middle is told as such, and a fault is thrown", async () => {
  const { worker, processes } = startWorker();
  const broken = worker.run("double", { value: 1 });
  await settle();
  processes[0]?.exit();
  await expect(broken).rejects.toMatchObject({ code: "work-given-up" });
  const faulty = worker.run("double", { value: 2 });
  await settle();
  processes[1]?.say({ id: 2, fault: "TypeError: x" });
  await expect(faulty).rejects.toThrow("TypeError: x");
});

test("the process ends when nothing was ordered for a while, and with the program", async () => {
  const { worker, processes, clock } = startWorker();
  const done = worker.run("double", { value: 1 });
  await settle();
  processes[0]?.say({ id: 1, result: 2 });
  await done;
  await clock.pass(30_000);
  expect(processes[0]?.isKilled).toBe(true);
  const open = worker.run("double", { value: 1 });
  const refused = expect(open).rejects.toMatchObject({ code: "work-given-up" });
  await settle();
  worker.close();
  await refused;
  expect(processes[1]?.isKilled).toBe(true);
});

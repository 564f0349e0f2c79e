import { describe, expect, test } from "vitest";
import { createLatestEvents } from "../../../electron/core/gate/latest-events.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { settled } from "../../support/settled.ts";

interface Told {
  subject: string;
  value: number;
}

function start() {
  const clock = createFakeClock();
  const events = createLatestEvents<Told>(({ subject }) => subject, clock);
  const publish = (subject: string, value: number) => events.publish({ subject, value });
  /** Reads as fast as it is told, noting when. */
  const read = (signal?: AbortSignal) => {
    const told: string[] = [];
    const startMs = clock.nowMs();
    const stream = events.subscribe(signal);
    const done = (async () => {
      for await (const { subject, value } of stream) told.push(`${clock.nowMs() - startMs} ${subject}${value}`);
    })();
    return { told, done };
  };
  const pass = async (ms: number) => {
    for (let done = 0; done < ms; done += 10) {
      clock.advance(10);
      await settled();
    }
  };
  return { clock, events, publish, read, pass };
}

describe("events of the latest state", () => {
  test("are told at once when nothing was told just before", async () => {
    const { publish, read, pass } = start();
    const { told } = read();
    await settled();
    publish("a", 1);
    await settled();
    await pass(500);
    publish("a", 2);
    await settled();
    expect(told).toEqual(["0 a1", "500 a2"]);
  });

  test("are told at most ten times a second for one subject, and the latest of them always", async () => {
    const { publish, read, pass } = start();
    const { told } = read();
    await settled();
    for (let value = 1; value <= 100; value += 1) {
      publish("a", value);
      await pass(10);
    }
    await pass(100);
    expect(told.length).toBeLessThanOrEqual(11);
    expect(told.length).toBeGreaterThanOrEqual(9);
    expect(told.at(-1)).toMatch(/a100$/);
    const times = told.map((line) => Number.parseInt(line, 10));
    for (const [index, time] of times.slice(1).entries())
      expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(100);
  });

  test("of one subject do not push out those of another", async () => {
    const { publish, read, pass } = start();
    const { told } = read();
    await settled();
    publish("a", 1);
    publish("b", 1);
    publish("a", 2);
    await pass(200);
    expect(told.map((line) => line.slice(-2))).toEqual(["a2", "b1"]);
  });

  test("begin with the subscription, even before the first is asked for", async () => {
    const { events, publish } = start();
    const stream = events.subscribe(undefined);
    publish("a", 1);
    expect(await stream.next()).toEqual({ done: false, value: { subject: "a", value: 1 } });
    await stream.return();
  });

  test("do not repeat what was told before the subscription", async () => {
    const { publish, read, pass } = start();
    publish("a", 1);
    const { told } = read();
    await pass(200);
    expect(told).toEqual([]);
  });

  test("reach every reader", async () => {
    const { publish, read } = start();
    const [one, other] = [read(), read()];
    await settled();
    publish("a", 1);
    await settled();
    expect([one.told, other.told]).toEqual([["0 a1"], ["0 a1"]]);
  });

  test("that were overtaken while a reader was slow are never told to it", async () => {
    const { events, publish, pass } = start();
    const stream = events.subscribe(undefined);
    publish("a", 1);
    publish("b", 1);
    expect((await stream.next()).value).toEqual({ subject: "a", value: 1 });
    publish("b", 2);
    publish("a", 2);
    publish("b", 3);
    expect((await stream.next()).value).toEqual({ subject: "b", value: 3 });
    const next = stream.next();
    await pass(100);
    expect((await next).value).toEqual({ subject: "a", value: 2 });
    await stream.return();
  });
});

describe("a stream of events ends", () => {
  test("when its reader goes away, whatever it waits for", async () => {
    const { publish, read } = start();
    const waitingForEvents = new AbortController();
    const waitingForItsTurn = new AbortController();
    const [first, second] = [read(waitingForEvents.signal), read(waitingForItsTurn.signal)];
    await settled();
    waitingForEvents.abort();
    await first.done;
    publish("a", 1);
    await settled();
    waitingForItsTurn.abort();
    await second.done;
    publish("a", 2);
    expect([first.told, second.told]).toEqual([[], ["0 a1"]]);
  });

  test("in the middle of what it has to tell", async () => {
    const { events, publish } = start();
    const leaving = new AbortController();
    const stream = events.subscribe(leaving.signal);
    publish("a", 1);
    publish("b", 1);
    await stream.next();
    leaving.abort();
    expect((await stream.next()).done).toBe(true);
  });

  test("when all are closed, and one that begins afterwards ends at once", async () => {
    const { events, read } = start();
    const running = read();
    await settled();
    events.close();
    await running.done;
    await read().done;
    expect(running.told).toEqual([]);
  });

  test("without having begun, when its reader was gone before", async () => {
    const { events, publish } = start();
    const stream = events.subscribe(AbortSignal.abort());
    publish("a", 1);
    expect((await stream.next()).done).toBe(true);
  });
});

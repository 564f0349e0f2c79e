/** Cancelling, order and streams of events. */
import { describe, expect, it, vi } from "vitest";
import { createLatestEvents } from "../../../electron/core/gate/latest-events.ts";
import { systemClock } from "../../../electron/core/ports.ts";
import type { PairEvent } from "../../../shared/contract/pairs.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { type Ends, found } from "./ends.ts";

export function describeStreams(ends: () => Ends): void {
  describe("a call that is cancelled", () => {
    it("ends in the window and tells its handler", async () => {
      const { core, stage } = ends();
      const call = await stage.window.begin("probe.hold", { key: "cancelled" });
      const held = await found(() => core.held.get("cancelled"));
      core.log.entries.length = 0;
      await stage.window.abort(call);
      expect(await stage.window.outcome(call)).toMatchObject({ error: { code: null, failure: { kind: "lost" } } });
      await vi.waitFor(() => expect(held.signal.aborted).toBe(true));
      held.release("too late");
      expect(await stage.window.call("probe.echo", "afterwards")).toEqual({ answer: "afterwards" });
      expect((await stage.window.received()).join("\n")).not.toContain("too late");
      expect(core.log.entries).toEqual([]);
    });

    it("is no failure for the log when its handler throws because of it", async () => {
      const { core, stage } = ends();
      const work = Promise.withResolvers<never>();
      core.script({ "monitor.checkNow": () => work.promise });
      const call = await stage.window.begin("pairs.check", { pairId: "pair-1" });
      await found(() => core.asked[0]);
      core.log.entries.length = 0;
      await stage.window.abort(call);
      await stage.window.call("probe.echo", "the end of the call has arrived");
      work.reject(new DOMException("aborted", "AbortError"));
      await stage.window.call("probe.echo", "the handler has thrown");
      expect(core.log.entries).toEqual([]);
    });
  });

  describe("a stream of events", () => {
    it.each(["abort", "leave"] as const)("ends in the core when the window ends it by %s", async (way) => {
      const { core, stage } = ends();
      const key = `ended by ${way}`;
      const stream = await stage.window.follow("probe.follow", { key });
      const fed = await found(() => core.fed.get(key));
      fed.push("one");
      expect((await stage.window.followed(stream, 1)).events).toEqual(["one"]);
      await stage.window[way](stream);
      await vi.waitFor(() => expect(fed.hasEnded).toBe(true));
      expect(fed.signal.aborted).toBe(true);
      fed.push("two");
      expect(await stage.window.call("probe.echo", "afterwards")).toEqual({ answer: "afterwards" });
      const seen = await stage.window.followed(stream, 2);
      expect(seen.events).toEqual(["one"]);
      expect(seen.ended).not.toBeNull();
    });

    it("ends with the refusal or the id of what its service throws in the middle", async () => {
      const { core, stage } = ends();
      const follow = async (thrown: Error) => {
        core.script({
          pairEvents: async function* () {
            yield { type: "removed", pairId: "a" };
            throw thrown;
          },
        });
        const stream = await stage.window.follow("pairs.changed");
        const { events, ended } = await stage.window.followed(stream, 2);
        expect(events).toEqual([{ type: "removed", pairId: "a" }]);
        return ended;
      };
      expect(await follow(new PairdeskError("disk-full", "The disk is full.", "Make room."))).toMatchObject({
        code: "REFUSED",
        message: "The disk is full.",
        data: { code: "disk-full", advice: "Make room." },
      });
      const fault = await follow(new Error("words-of-a-late-bug"));
      expect(fault).toMatchObject({ code: "INTERNAL_SERVER_ERROR", isDefined: true, failure: { kind: "fault" } });
      const { errorId } = (fault as { data: { errorId: string } }).data;
      const logged = core.log.entries.find((entry) => entry.errorId === errorId);
      expect(JSON.stringify(logged)).toContain("words-of-a-late-bug");
      expect((await stage.window.received()).join("\n")).not.toContain("words-of-a-late-bug");
    });

    it("is followed twice and goes on for one when the other ends", async () => {
      const { core, stage } = ends();
      const live = createLatestEvents<PairEvent>((event) => JSON.stringify(event), systemClock);
      const signals: AbortController[] = [];
      core.script({
        pairEvents: () => {
          const ending = new AbortController();
          signals.push(ending);
          return live.subscribe(ending.signal);
        },
      });
      const [first, second] = [await stage.window.follow("pairs.changed"), await stage.window.follow("pairs.changed")];
      await vi.waitFor(() => expect(signals).toHaveLength(2));
      await stage.window.call("probe.echo", "both are open");
      live.publish({ type: "removed", pairId: "a" });
      for (const stream of [first, second]) {
        expect((await stage.window.followed(stream, 1)).events).toEqual([{ type: "removed", pairId: "a" }]);
      }
      await stage.window.abort(first);
      live.publish({ type: "removed", pairId: "b" });
      expect((await stage.window.followed(second, 2)).events.at(-1)).toEqual({ type: "removed", pairId: "b" });
      expect((await stage.window.followed(first, 2)).events).toHaveLength(1);
      for (const signal of signals) signal.abort();
      expect((await stage.window.followed(second, 3)).ended).toBe("done");
    });
  });

  describe("order", () => {
    it("a thousand events come complete and in order, of two streams and between calls", async () => {
      const { core, stage } = ends();
      core.echoed.length = 0;
      const texts = Array.from({ length: 200 }, (_, index) => `call ${index}`);
      const streams = [await stage.window.follow("probe.count", { to: 1000 })];
      const calls = stage.window.callAll("probe.echo", texts);
      streams.push(await stage.window.follow("probe.count", { to: 1000 }));
      const expected = { events: Array.from({ length: 1000 }, (_, index) => index), ended: "done" };
      for (const stream of streams) expect(await stage.window.followed(stream, 1001)).toEqual(expected);
      expect(core.echoed).toEqual(texts);
      expect(await calls).toEqual(texts.map((answer) => ({ answer })));
    });

    it("a slow call holds up no other, and each answer goes to its own call", async () => {
      const { core, stage } = ends();
      const [slow, slower] = [
        await stage.window.begin("probe.hold", { key: "slow" }),
        await stage.window.begin("probe.hold", { key: "slower" }),
      ];
      expect(await stage.window.call("probe.echo", "quick")).toEqual({ answer: "quick" });
      (await found(() => core.held.get("slower"))).release("answer of slower");
      expect(await stage.window.outcome(slower)).toEqual({ answer: "answer of slower" });
      (await found(() => core.held.get("slow"))).release("answer of slow");
      expect(await stage.window.outcome(slow)).toEqual({ answer: "answer of slow" });
    });
  });
}

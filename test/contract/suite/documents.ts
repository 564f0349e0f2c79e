/** A port lives as long as its document: what ends with it, and what the next one hears. Runs last; documents change. */
import { setInterval } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { DocumentEnd, EndDocument, Stage } from "../../support/contract/stages/stage.ts";
import { type Ends, found } from "./ends.ts";

export function describeDocuments(ends: () => Ends, documentEnds: readonly DocumentEnd[]): void {
  it("a second hello of a document replaces its first port", async () => {
    const { core, stage } = ends();
    const waiting = await stage.window.begin("probe.hold", { key: "before the second hello" });
    const held = await found(() => core.held.get("before the second hello"));
    const before = core.ports.length;
    await stage.window.connect();
    await vi.waitFor(() => expect(held.signal.aborted).toBe(true));
    expect(core.ports.map((port) => port.isOpen).slice(before - 1)).toEqual([false, true]);
    held.release("answer to the first port");
    expect(await stage.window.call("probe.echo", "second")).toEqual({ answer: "second" });
    expect((await stage.window.received()).join("\n")).not.toContain("answer to the first port");
    expect(waiting).toEqual(expect.any(Number));
  });

  describe.each(documentEnds)("%s", (way) => {
    it("ends what is pending in the core, and nothing of the old document comes to the new one", async () => {
      const { core, stage } = ends();
      const change = ending(stage, way);
      const key = `before ${way}`;
      await stage.window.begin("probe.hold", { key });
      const stream = await stage.window.follow("probe.follow", { key });
      const [held, fed] = [await found(() => core.held.get(key)), await found(() => core.fed.get(key))];
      const port = core.ports.at(-1);

      const pushing = pushUntilAborted(fed, `event for the document ${key}`);
      await stage.window.followed(stream, 1);
      const hasEnded = () =>
        vi.waitFor(() => expect([held.signal.aborted, fed.hasEnded, port?.isOpen]).toEqual([true, true, false]));
      await change(hasEnded);
      await hasEnded();
      await pushing;

      const opened = core.ports.length;
      core.echoed.length = 0;
      await stage.window.post('{"i":"1","p":{"u":"/probe/echo","b":{"json":"before hello"}}}');
      await stage.window.connect();
      fed.push("late event");
      held.release("late answer");
      expect(await stage.window.call("probe.echo", "new document")).toEqual({ answer: "new document" });
      const count = await stage.window.follow("probe.count", { to: 10 });
      expect((await stage.window.followed(count)).ended).toBe("done");

      expect(core.echoed).toEqual(["new document"]);
      expect(core.ports.length).toBe(opened + 1);
      expect(core.ports.filter((one) => one.isOpen)).toHaveLength(1);
      expect((await stage.window.received()).join("\n")).not.toMatch(/event for|late|before/);
    });
  });

  it("many reloads in a row under load leave one port and mix nothing up", async () => {
    const { core, stage } = ends();
    const reload = ending(stage, "reload");
    for (let round = 0; round < 5; round += 1) {
      const key = `round ${round}`;
      const stream = await stage.window.follow("probe.follow", { key });
      const fed = await found(() => core.fed.get(key));
      const pushing = pushUntilAborted(fed, key);
      const { events } = await stage.window.followed(stream, 3);
      expect(new Set(events)).toEqual(new Set([key]));
      expect((await stage.window.received()).join("\n")).not.toContain(`round ${round - 1}`);
      await reload(async () => undefined);
      await pushing;
      await stage.window.connect();
    }
    await stage.window.call("probe.echo", "the last hello has arrived");
    expect(core.ports.filter((port) => port.isOpen)).toHaveLength(1);
  });
}

function ending({ endings }: Stage, way: DocumentEnd): EndDocument {
  const end = endings[way];
  if (!end) throw new Error(`this transport knows no ${way}`);
  return end;
}

/** A steady flow of events until the stream's reader is gone. Nothing holds it back, so it is not a flood. */
async function pushUntilAborted(fed: { signal: AbortSignal; push(event: string): void }, event: string): Promise<void> {
  for await (const _tick of setInterval(2)) {
    if (fed.signal.aborted) return;
    fed.push(event);
  }
}

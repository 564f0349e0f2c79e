/** Text on the port that is no message of the client. */
import { expect, it } from "vitest";
import type { Ends } from "./ends.ts";

const echo = { u: "/probe/echo", b: { json: "strange" } };
const strangeTexts = [
  "",
  " ",
  "garbage",
  "null",
  "1",
  '"text"',
  "[]",
  "{}",
  '{"i":1}',
  '{"i":"a1"}',
  '{"i":"a2","p":null}',
  '{"i":"a3","p":{}}',
  JSON.stringify({ i: 7, p: echo }),
  JSON.stringify({ i: "a4", p: { ...echo, u: 5 } }),
  JSON.stringify({ i: "a5", p: { ...echo, u: "probe/echo" } }),
  JSON.stringify({ i: "a6", p: { ...echo, u: "https://example.com/probe/echo" } }),
  JSON.stringify({ i: "a7", t: 2, p: echo }),
  JSON.stringify({ i: "a8", t: 3, p: { e: "message", d: "strange" } }),
  JSON.stringify({ i: "a9", t: 4 }),
  JSON.stringify({ i: "b1", t: "4" }),
  JSON.stringify({ i: "x".repeat(100_000), p: echo }),
  "[".repeat(100_000),
  `{"i":"b2","p":{"u":"/probe/echo","b":{"json":${"[".repeat(5000)}${"]".repeat(5000)}}}}`,
  "\u0000\ud800",
];

/** Well formed, and not what the window's client would say. */
const twistedRequests = [
  { i: "c1", p: { u: "/probe/echo" } },
  { i: "c2", p: { u: "/probe/echo", b: 5 } },
  { i: "c3", p: { u: "/probe/echo", b: { json: "strange", meta: "x" } } },
  { i: "c4", p: { u: "/probe/echo", b: { json: "1", meta: [[0]] } } },
  { i: "c5", p: { u: "/probe/echo", m: "GET" } },
  { i: "c6", p: { u: "/probe/echo", h: { "content-type": "text/event-stream" } } },
  { i: "c7", p: { u: "/probe/echo", h: { "content-disposition": "attachment; filename=x" } } },
];

export function describeStrangeText(ends: () => Ends): void {
  it("does no harm to other calls, and no service hears of it", async () => {
    const { core, stage } = ends();
    core.script({});
    core.echoed.length = 0;
    for (const text of strangeTexts) await stage.window.post(text);
    expect(await stage.window.call("probe.echo", "well")).toEqual({ answer: "well" });
    expect(core.echoed).toEqual(["well"]);
    expect(core.asked).toEqual([]);
  });

  it.each(twistedRequests)(
    "a request with something more or less is judged by its input alone: %j",
    async (request) => {
      const { core, stage } = ends();
      core.echoed.length = 0;
      const before = (await stage.window.received()).length;
      await stage.window.post(JSON.stringify(request));
      expect(await stage.window.call("probe.echo", "well")).toEqual({ answer: "well" });
      for (const text of core.echoed) expect(typeof text).toBe("string");
      const after = (await stage.window.received()).slice(before).join("\n");
      expect(after).not.toMatch(/\.ts:\d|\.js:\d/);
    },
  );
}

import { expect, it, vi } from "vitest";
import { openChromiumStage } from "../support/contract/stages/chromium-stage.ts";
import { describeContract } from "./suite/describe-contract.ts";

/** Whatever the transport put into a frame, used as its own bridge would use it. */
const speak = (world: string) => `(() => {
  const found = Object.getOwnPropertyNames(${world}).filter((name) => /pairdesk/i.test(name));
  for (const name of found) {
    if (typeof ${world}[name] !== "function") continue;
    ${world}[name]("hello");
    ${world}[name]('text:{"i":"s1","p":{"u":"/probe/echo","b":{"json":"from a stranger"}}}');
  }
  return found;
})()`;

describeContract({
  name: "chromium",
  open: openChromiumStage,
  documentEnds: ["reload", "navigation away", "crash", "closing"],
  isSlow: true,
  describeMore(ends) {
    it("a frame inside the page gets no bridge and no port, and the log says that it tried", async () => {
      const { core, stage } = ends();
      const before = core.ports.length;
      core.echoed.length = 0;
      core.log.entries.length = 0;
      await stage.run("void document.body.append(document.createElement('iframe'))");
      const found = await stage.run(speak("document.querySelector('iframe').contentWindow"));
      expect(found).not.toContain("pairdesk");
      expect(await stage.window.call("probe.echo", "from the window")).toEqual({ answer: "from the window" });
      expect(core.echoed).toEqual(["from the window"]);
      expect(core.ports).toHaveLength(before);
      expect(core.ports.at(-1)).toEqual({ isOpen: true });
      const warnings = core.log.entries.filter(({ level }) => level === "warn");
      expect(warnings).toHaveLength((found as string[]).length * 2);
      await stage.run("document.querySelector('iframe').remove()");
    });

    it("a page of another origin in the window gets no bridge and no port", async () => {
      const { core, stage } = ends();
      const before = core.ports.length;
      core.echoed.length = 0;
      for (const address of ["about:blank", "data:text/html,<title>foreign</title>"]) {
        await stage.page().goto(address);
        expect(await stage.run(speak("window")), address).not.toContain("pairdesk");
      }
      await vi.waitFor(() => expect(core.ports.at(-1)).toEqual({ isOpen: false }));
      await stage.endings["navigation away"]?.(async () => undefined);
      await stage.window.connect();
      expect(await stage.window.call("probe.echo", "from the window")).toEqual({ answer: "from the window" });
      expect(core.echoed).toEqual(["from the window"]);
      expect(core.ports).toHaveLength(before + 1);
    });
  },
});

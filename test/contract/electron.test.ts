import { expect, it, vi } from "vitest";
import { bridgeChannels } from "../../shared/contract/window-bridge.ts";
import { openElectronStage } from "../support/contract/stages/electron-stage.ts";
import { describeContract } from "./suite/describe-contract.ts";

const request = JSON.stringify({ i: "s1", p: { u: "/probe/echo", b: { json: "from a stranger" } } });

describeContract({
  name: "electron",
  open: openElectronStage,
  documentEnds: ["reload", "navigation away", "crash", "closing"],
  isSlow: true,
  describeMore(ends) {
    it.each([
      ["another site's page in the window", "foreign"],
      ["a frame inside the page", "inner"],
      ["a frame that is gone", "gone"],
    ] as const)("%s gets no port and reaches no call, and the log says that it tried", async (_what, stranger) => {
      const { core, stage } = ends();
      const before = core.ports.length;
      core.echoed.length = 0;
      core.log.entries.length = 0;
      stage.strangerSays({ stranger, channel: bridgeChannels.hello });
      stage.strangerSays({ stranger, channel: bridgeChannels.message, text: request });
      await vi.waitFor(() => expect(core.log.entries).toHaveLength(2), { timeout: 10_000 });
      expect(core.log.entries.map(({ level, event }) => [level, event])).toEqual([
        ["warn", "message-from-stranger"],
        ["warn", "message-from-stranger"],
      ]);
      expect(await stage.window.call("probe.echo", "from the window")).toEqual({ answer: "from the window" });
      expect(core.echoed).toEqual(["from the window"]);
      expect(core.ports).toHaveLength(before);
    });
  },
});

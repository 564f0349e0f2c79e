/** Messages as large as they may be, and larger. */
import { describe, expect, it, vi } from "vitest";
import type { Ends } from "./ends.ts";

const megabyte = 2 ** 20;
/** The gate's own limit in characters, and one more than it. */
const tooLong = 24_000_001;

export function describeLoads(ends: () => Ends): void {
  describe("large messages", () => {
    it.each([
      ["plain text", "0123456789abcdef", megabyte / 16],
      ["text of every width of character", 'aä€😀"\\\u2028\n\u0000', megabyte / 8],
    ])("carries a megabyte of %s both ways", async (_what, unit, count) => {
      expect(await ends().stage.window.echo(unit, count)).toEqual({ characters: unit.length * count, isSame: true });
    });

    it("drops what is over the gate's limit, says so in the log, and goes on", async () => {
      const { core, stage } = ends();
      core.echoed.length = 0;
      core.log.entries.length = 0;
      await stage.window.postRequest("probe.echo", tooLong);
      await vi.waitFor(() => expect(core.log.entries.map((entry) => entry.facts)).toEqual([{ characters: tooLong }]), {
        timeout: 15_000,
      });
      expect(await stage.window.call("probe.echo", "next")).toEqual({ answer: "next" });
      expect(core.echoed).toEqual(["next"]);
    });

    it("takes what is just within it", async () => {
      const { core, stage } = ends();
      core.echoed.length = 0;
      await stage.window.postRequest("probe.echo", tooLong - 1);
      await vi.waitFor(() => expect(core.echoed).toHaveLength(1), { timeout: 15_000 });
    });
  });
}

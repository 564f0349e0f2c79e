/** What a person lives through with their pairs, in the Chromium door's own window over the real core. */
import path from "node:path";
import { fiftyPairs } from "../fixtures/fifty-pairs.ts";
import { test as base, walkIn, withDoors, withHome } from "./chromium-fixture.ts";
import { realPairJourney } from "./journeys/real-pair-journey.ts";
import type { Walk } from "./journeys/steps.ts";

/** `settling`: a conflict needs a minute to be called one, so it waits in a program of its own while the others run. */
const test = base.extend<{ walk: Walk }, { settling: Walk }>({
  settling: [
    ({ browserName: _ }, use) =>
      withHome((home) =>
        withDoors(home, async (start) => {
          const walk = walkIn(start());
          await walk("makeBothPrimaryByKeyboard");
          await use(walk);
        }),
      ),
    { scope: "worker" },
  ],
  walk: async ({ start }, use) => use(walkIn(start())),
});

// In one worker, or each would let a conflict of its own settle.
test.describe.configure({ mode: "default" });
test.setTimeout(120_000);
test.beforeAll(({ settling: _ }) => undefined);

test("the practice pair: maintenance, outage and recovery without a click, a lost vantage, swapped roles", async ({
  walk,
}) => {
  await walk("practiceJourney");
});

test("a real pair: untrusted, refused, healed, pinned anew, exported, removed and undone, imported elsewhere", async ({
  walk,
  start,
  home,
}) => {
  await realPairJourney(walk, async () => walkIn(start(["--data", path.join(home, "elsewhere")])));
});

test("fifty pairs from a file, by keyboard alone", async ({ walk }) => {
  await walk("fiftyPairsByKeyboard", { text: fiftyPairs() });
});

test("a planned switch as a dry run, by keyboard alone", async ({ walk }) => {
  await walk("rehearseASwitchByKeyboard");
});

test("both made primary by keyboard alone: the second look, a minute later, calls it a conflict", async ({
  settling,
}) => {
  await settling("seeTheConflict");
});

test("the conflict is resolved by keyboard alone, with the pause before its call", async ({ settling }) => {
  test.setTimeout(300_000);
  await settling("resolveTheConflictByKeyboard");
});

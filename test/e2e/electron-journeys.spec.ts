/** What a person lives through with their pairs, in the window of the built Electron bundle over the real core. The conflict is in the other door. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fiftyPairs } from "../fixtures/fifty-pairs.ts";
import { test as base, walkIn } from "./electron-fixture.ts";
import { realPairJourney } from "./journeys/real-pair-journey.ts";
import type { Walk } from "./journeys/steps.ts";

const test = base.extend<{ saved: string; walk: Walk }>({
  /** Where the person saves their files. */
  saved: async ({ dataFolder }, use) => {
    const folder = path.join(dataFolder, "saved");
    await mkdir(folder, { recursive: true });
    await use(folder);
  },
  walk: async ({ start, saved }, use) => use(await walkIn(await start([], { ELECTRON_DOUBLE_SAVE_TO: saved }))),
});

test.setTimeout(120_000);

test("the practice pair: maintenance, outage and recovery without a click, a lost vantage, swapped roles", async ({
  walk,
}) => {
  await walk("practiceJourney");
});

test("a real pair: untrusted, refused, healed, pinned anew, exported, removed and undone, imported elsewhere", async ({
  walk,
  start,
  dataFolder,
}) => {
  const elsewhere = path.join(dataFolder, "elsewhere");
  await realPairJourney(walk, async () => walkIn(await start(["--data", elsewhere])));
});

test("fifty pairs from a file, by keyboard alone", async ({ walk }) => {
  await walk("fiftyPairsByKeyboard", { text: fiftyPairs() });
});

test("a planned switch as a dry run, by keyboard alone", async ({ walk }) => {
  await walk("rehearseASwitchByKeyboard");
});

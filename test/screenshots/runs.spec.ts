/** Pictures of the runbooks, and of a run at each point that looks different. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { createRunViews } from "../fixtures/run-views.ts";
import { coreWithRuns, openRun, openRunbooks, unfoldSteps } from "../support/open-run.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

type Views = ReturnType<typeof createRunViews>;

const runs: Record<string, (views: Views) => RunView> = {
  looking: ({ planned }) => planned("look"),
  question: ({ planned }) => planned("agree"),
  pause: ({ pause }) => pause,
  waiting: ({ planned }) => planned("settle"),
  manual: ({ planned }) => planned("swing", { canBePlayed: true }),
  takeover: ({ takeover }) => takeover,
  conflict: ({ conflict }) => conflict,
  "dry-run": ({ dryRun }) => dryRun,
  "cut-off": ({ cutOff }) => cutOff,
  foreign: ({ foreign }) => foreign,
  "unclear-call": ({ unclearCall }) => unclearCall,
  done: ({ ended }) => ended.done,
  incomplete: ({ ended }) => ended.incomplete,
  unknown: ({ ended }) => ended.unknown,
  refused: ({ ended }) => ended.refused,
  "long-names": ({ longNames }) => longNames,
};

const opened: Partial<Record<keyof typeof runs, (page: Page) => Promise<void>>> = {
  done: (page) => page.getByRole("button", { name: /Take a configuration backup/ }).click(),
  "unclear-call": (page) => page.getByRole("button", { name: /Make site2 primary/ }).click(),
  async conflict(page) {
    await unfoldSteps(page);
    await page.getByRole("button", { name: /Weigh what speaks/ }).click();
  },
  "dry-run": (page) => page.getByRole("button", { name: /Make site2 primary/ }).click(),
  looking: (page) => page.getByRole("button", { name: /Say how, and/ }).click(),
};

for (const { look, ...use } of looks) {
  test.describe(look, () => {
    test.use(use);
    for (const [name, of] of Object.entries(runs)) {
      test(name, async ({ page, open }) => {
        const run = of(createRunViews(Date.now()));
        await open(coreWithRuns([run]));
        await openRun(page, run);
        await opened[name]?.(page);
        await page.screenshot({ path: join(pictureFolder, `run-${name}-${look}.png`), fullPage: true });
      });
    }

    test("runbooks", async ({ page, open }) => {
      const { ended, cutOff } = createRunViews(Date.now());
      const over = Object.values(ended).map((run, index) => ({ ...run, id: `run-${index + 10}` }));
      await open(coreWithRuns([cutOff, ...over, ...over.map((run) => ({ ...run, id: `${run.id}-b` }))]));
      await openRunbooks(page);
      await page.screenshot({ path: join(pictureFolder, `runbooks-${look}.png`), fullPage: true });
    });

    test("pair and fleet with a run", async ({ page, open }) => {
      const run = createRunViews(Date.now()).planned("agree");
      const views = createPairViews(Date.now());
      const pairs = [views.pair(), views.pair({ id: "pair-2", status: { name: "Lab site" } })];
      await open({ ...coreWithRuns([run]), pairs });
      await page.getByRole("region", { name: "Verdict" }).waitFor();
      const menu = page.getByRole("button", { name: "Menu" });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole("button", { name: /^Support site/ }).click();
      await page.getByRole("region", { name: "Run" }).waitFor();
      await page.screenshot({ path: join(pictureFolder, `run-on-pair-${look}.png`) });
    });
  });
}

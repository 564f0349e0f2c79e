/** A window over a core that has these runs, and the way to their pages. */
import { expect, type Page } from "@playwright/test";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import type { RunDeed, ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { offeredRunbooks } from "../fixtures/run-views.ts";

type Answers = NonNullable<ScriptedCoreOptions["answers"]>;

/** `onDeed`: what a run looks like after what the person did to it. */
export function coreWithRuns(
  views: readonly RunView[],
  onDeed: (deed: RunDeed) => RunView | Promise<RunView> = () => Promise.reject(new Error("no deed is expected")),
  more: Answers = {},
): ScriptedCoreOptions {
  const view = (runId: string): RunView => {
    const found = views.find(({ id }) => id === runId);
    if (!found) throw new Error(`there is no run ${runId}`);
    return found;
  };
  return {
    pairs: [createPairViews(Date.now()).pair()],
    answers: {
      offered: () => offeredRunbooks,
      runs: () => [...views],
      run: view,
      runDeed: onDeed,
      ...more,
    },
  };
}

/** By its pair's page while it is open, by the list when it is over. */
export async function openRun(page: Page, { state, title, isDryRun }: RunView): Promise<void> {
  const name = isDryRun ? `Dry run: ${title}` : title;
  if (state === "ended") {
    await openRunbooks(page);
    await page.getByRole("table").getByRole("button", { name }).first().click();
  } else {
    await page.getByRole("button", { name: `Open the run: ${name}` }).click();
  }
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
}

/** Steps that are over fold into one line. */
export async function unfoldSteps(page: Page): Promise<void> {
  const fold = page.getByRole("button", { name: /^Steps 1 to \d+ are over/, expanded: false });
  if ((await fold.count()) > 0) await fold.click();
}

/** By the pair's own menu. */
export async function openRunbooks(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Runbooks" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Runbooks" })).toBeFocused();
}

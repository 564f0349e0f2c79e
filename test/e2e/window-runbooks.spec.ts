/** What can be done with a pair, what is under way and what was done; and the ways to it from everywhere else. */
import { expect, type Page } from "@playwright/test";
import type { OfferedRunbook } from "../../shared/contract/runs.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { createRunViews, offeredRunbooks } from "../fixtures/run-views.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { coreWithRuns, openRunbooks } from "../support/open-run.ts";
import { windowTest as test } from "../support/window-test.ts";

const past = (count: number): RunView[] =>
  Array.from({ length: count }, () => Object.values(createRunViews(Date.now()).ended))
    .flat()
    .map((run, index) => ({ ...run, id: `past-${index}` }));

const offered = (page: Page) => page.getByRole("region", { name: /What can be done/ }).getByRole("listitem");

test("what is called for stands first, and what cannot begin says why and offers no start", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open(coreWithRuns([createRunViews(Date.now()).cutOff, ...past(2)]));
  await openRunbooks(page);
  await expect(offered(page).getByRole("heading")).toHaveText([
    "Sync now",
    "Planned switch",
    "Make backup by force",
    "Unplanned takeover",
  ]);
  await expect(offered(page).first()).toContainText("Called for now");
  await expect(offered(page).last()).toContainText("a planned switch loses nothing");
  await expect(offered(page).last().getByRole("button")).toHaveCount(0);
  await expectAccessible();
  await expectNoSidewaysScroll(page, smallestSizes);
});

test("a runbook is begun, or gone through as a dry run, and its page is shown", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  const begun: unknown[] = [];
  const startRun = async (asked: { pairId: string; runbook: string; isDryRun: boolean }) => {
    begun.push(asked);
    return { ...planned("look"), isDryRun: asked.isDryRun };
  };
  await open(coreWithRuns([planned("look")], undefined, { startRun, runs: () => [] }));
  await openRunbooks(page);
  await page.getByRole("button", { name: "Dry run: Planned switch" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(begun).toEqual([{ pairId: "pair-1", runbook: "planned-switch", isDryRun: true }]);
});

test("a start that is refused says why, beside what was pressed", async ({ page, open }) => {
  const startRun = () =>
    Promise.reject(new PairdeskError("run-refused", "Another run of this pair is open.", "Open that one."));
  await open(coreWithRuns([], undefined, { startRun }));
  await openRunbooks(page);
  await page.getByRole("button", { name: "Start: Sync now" }).click();
  await expect(offered(page).first().getByRole("alert")).toContainText("Another run of this pair is open.");
});

test("before the first run it is said what will stand there", async ({ page, open, expectAccessible }) => {
  await open(coreWithRuns([]));
  await openRunbooks(page);
  await expect(page.getByText("No run has ended yet.")).toBeVisible();
  await expectAccessible();
});

test("many runs are narrowed by words and by outcome", async ({ page, open }) => {
  await open(coreWithRuns(past(8)));
  await openRunbooks(page);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(26);
  await page.getByRole("button", { name: "Show 15 more" }).click();
  await expect(rows).toHaveCount(41);
  await page.getByLabel("Outcome").selectOption("Failed");
  await expect(rows).toHaveCount(9);
  await page.getByRole("textbox", { name: /Words in the title/ }).fill("nobody did this");
  await expect(page.getByText("No run fits.")).toBeVisible();
});

test("a run that was cut off is marked, and leads to its page", async ({ page, open }) => {
  const { cutOff } = createRunViews(Date.now());
  await open(coreWithRuns([cutOff]));
  await openRunbooks(page);
  const underWay = page.getByRole("region", { name: "Under way" });
  await expect(underWay).toContainText("Cut off");
  await underWay.getByRole("button", { name: "Resume or close: Planned switch" }).click();
  await expect(page.getByRole("button", { name: "Go on with it" })).toBeVisible();
});

test.describe("on the page of a pair", () => {
  const called = (id: string): OfferedRunbook[] =>
    offeredRunbooks.map((one) => ({ ...one, isCalledFor: one.id === id }));
  const words: [OfferedRunbook["id"] | "none", string][] = [
    ["none", "Switch roles…"],
    ["unplanned-takeover", "Take over…"],
    ["sync-now", "Sync now…"],
  ];
  for (const [id, button] of words) {
    test(`the button says ${button} when ${id} is called for`, async ({ page, open }) => {
      await open(coreWithRuns([], undefined, { offered: () => called(id) }));
      await page.getByRole("button", { name: button }).click();
      const title = offeredRunbooks.find((one) => one.id === (id === "none" ? "planned-switch" : id))?.title ?? "";
      await expect(page.getByRole("heading", { level: 3, name: title })).toBeFocused();
      await page.getByRole("button", { name: "The pair now" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeFocused();
    });
  }

  test("the four buttons of the heading stand in one line in the smallest window", async ({ page, open }) => {
    await page.setViewportSize({ width: 1024, height: 640 });
    await open({ ...coreWithRuns([]), pairs: [createPairViews(Date.now()).longNames] });
    const buttons = page.locator(".pair-heading-actions").getByRole("button");
    await expect(buttons).toHaveCount(4);
    const tops = await buttons.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(1);
    await expectNoSidewaysScroll(page, smallestSizes);
  });

  test("an open run is told calmly where it is, and marked where it waits for a person", async ({
    page,
    open,
    expectAccessible,
  }) => {
    const { planned } = createRunViews(Date.now());
    const core = await open(coreWithRuns([planned("settle")]));
    const banner = page.getByRole("region", { name: "Run" });
    await expect(banner).toContainText("Planned switch under way");
    await expect(banner).toContainText("Step 6 of 8: Wait for both roles");
    const inRail = page.getByRole("navigation", { name: "Pairs" }).getByRole("button", { name: /Support site/ });
    await expect(inRail).not.toContainText("a run waits for you");
    core.tellRun({ type: "changed", run: planned("swing") });
    await expect(banner).toContainText("Planned switch waits for you");
    await expect(inRail).toContainText("a run waits for you");
    await expectAccessible();
    core.tellRun({ type: "changed", run: createRunViews(Date.now()).ended.done });
    await expect(banner).toHaveCount(0);
  });
});

test("the fleet marks a pair whose run waits for a person, and no other", async ({ page, open, expectAccessible }) => {
  const views = createPairViews(Date.now());
  const pairs = [views.pair(), views.pair({ id: "pair-2", status: { name: "Lab site" } })];
  await open({ ...coreWithRuns([createRunViews(Date.now()).planned("agree")]), pairs });
  await page.getByRole("button", { name: /^Fleet/ }).click();
  await expect(page.getByRole("row", { name: /Support site/ })).toContainText("A run waits for you");
  await expect(page.getByRole("row", { name: /Lab site/ })).not.toContainText("A run waits for you");
  await expectAccessible();
});

test("the palette leads to a runbook and to an open run", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  await open(coreWithRuns([planned("agree")]));
  await expect(page.getByRole("region", { name: "Run" })).toBeVisible();
  const choose = async (words: string) => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  };
  await choose("by force");
  await expect(page.getByRole("heading", { level: 3, name: "Make backup by force" })).toBeFocused();
  await choose("waits for you");
  await expect(page.getByRole("heading", { level: 1, name: "Planned switch" })).toBeFocused();
});

test("another pair is chosen on the page", async ({ page, open }) => {
  const views = createPairViews(Date.now());
  const pairs = [views.pair(), views.pair({ id: "pair-2", status: { name: "Lab site" } })];
  const options = coreWithRuns([], undefined, { offered: (id) => (id === "pair-2" ? [] : offeredRunbooks) });
  await open({ ...options, pairs });
  await page.getByRole("navigation", { name: "More" }).getByRole("button", { name: "Runbooks" }).click();
  const choice = page.getByRole("combobox", { name: "Pair", exact: true });
  await choice.selectOption("Support site");
  await expect(offered(page)).toHaveCount(4);
  await choice.selectOption("Lab site");
  await expect(page.getByText("Nothing can be done with this pair from here.")).toBeVisible();
});

test("without a pair it is said what will stand there", async ({ page, open, expectAccessible }) => {
  await open({ pairs: [] });
  await page.getByRole("navigation", { name: "More" }).getByRole("button", { name: "Runbooks" }).click();
  await expect(page.getByRole("heading", { name: "There is no pair yet" })).toBeVisible();
  await expectAccessible();
});

/** The list of changes made in /login on the stand-in: noted from anywhere, ticked off, taken along as text. */
import { expect, type Page } from "@playwright/test";
import type { NotedChange } from "../../shared/contract/changes.ts";
import type { LoginChange } from "../../shared/domain/login-change.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { copiedTexts } from "../support/copied-texts.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

const views = createPairViews(Date.now());
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const group: LoginChange = {
  id: "c1",
  at: ago(7200),
  appliance: "site2",
  what: "New user group Night shift",
  where: "Users & Security",
  who: "Ada",
  reAppliedAt: null,
};
const mail: LoginChange = {
  ...group,
  id: "c2",
  at: ago(600),
  what: "Another mail server",
  where: "",
  who: "",
  reAppliedAt: ago(60),
};
const heading = (page: Page) => page.getByRole("heading", { level: 1, name: "Changes to enter again of Support site" });
const openList = async (page: Page) => {
  await page.getByRole("button", { name: "The list" }).click();
  await expect(heading(page)).toBeFocused();
};
/** A core with a list of its own. */
function listing(first: LoginChange[] = []) {
  let list = first;
  const noted: NotedChange[] = [];
  const put = (next: LoginChange[]) => {
    list = next;
    return list;
  };
  return {
    noted,
    changes: () => list,
    noteChange(change: NotedChange) {
      noted.push(change);
      return put([...list, { ...change, id: `n${noted.length}`, at: change.at ?? ago(0), reAppliedAt: null }]);
    },
    reApply: (id: string, isDone: boolean) =>
      put(list.map((one) => (one.id === id ? { ...one, reAppliedAt: isDone ? ago(0) : null } : one))),
    removeChange: (id: string) => put(list.filter((one) => one.id !== id)),
    restoreChange: (change: LoginChange) => put([...list, change]),
  };
}
const dialog = (page: Page) => page.getByRole("dialog", { name: "Note a change made in /login" });

test("stands on the pair page while the stand-in is primary, and until all was entered again", async ({
  page,
  open,
  expectAccessible,
}) => {
  const banner = page.getByRole("region", { name: "Changes to enter again" });
  const core = await open({ pairs: [views.swapped], answers: listing() });
  await expect(banner).toContainText("site2 stands in.");
  await expect(banner).toContainText("Nothing is noted yet.");
  await expectAccessible();
  const told = (pair: PairView) =>
    core.tell({ type: "changed", pair: { ...pair, assessedAt: new Date().toISOString() } });
  told({ ...views.pair(), loginChanges: { all: 2, open: 1 } });
  await expect(banner).toContainText("1 of 2 noted are still to enter again.");
  told({ ...views.pair(), loginChanges: { all: 2, open: 0 } });
  await expect(banner).toBeHidden();
});

test("an empty list says so, and a change is noted with one line and Enter", async ({
  page,
  open,
  expectAccessible,
}) => {
  const answers = listing();
  await open({ pairs: [views.swapped], answers });
  await openList(page);
  await expect(page.getByRole("heading", { name: "Nothing noted" })).toBeVisible();
  await expect(page.getByText("site2 is primary in place of the normal primary")).toBeVisible();
  await expectAccessible();
  const what = page.getByRole("textbox", { name: "What was changed" });
  await what.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Say what was changed.")).toBeVisible();
  await what.fill("  Session policy relaxed ");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: /Session policy relaxed/ })).not.toBeChecked();
  await expect(page.getByRole("heading", { name: "1 of 1 still to enter again" })).toBeVisible();
  await expect(what).toBeFocused();
  expect(answers.noted).toEqual([{ what: "Session policy relaxed", where: "", who: "", appliance: "site2", at: null }]);
});

test("changes are ticked off and back, removed and brought back", async ({ page, open, expectAccessible }) => {
  await open({ pairs: [views.swapped], answers: listing([group, mail]) });
  await openList(page);
  const box = page.getByRole("checkbox", { name: /Night shift/ });
  await expect(page.getByRole("checkbox", { name: /Another mail server/ })).toBeChecked();
  await expectAccessible();
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await expect(page.getByRole("heading", { name: "0 of 2 still to enter again" })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(box).not.toBeChecked();
  await page.getByRole("button", { name: "Remove New user group Night shift" }).click();
  await expect(box).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(box).toBeVisible();
});

test("is noted from any screen by a key and by the palette, for the pair on screen or one that is chosen", async ({
  page,
  open,
  expectAccessible,
}) => {
  const answers = listing();
  const other = { ...views.pair({ id: "pair-2" }), status: { ...views.pair().status, name: "Other site" } };
  await open({ pairs: [views.swapped, other], answers });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("c");
  await expect(dialog(page).getByRole("textbox", { name: "What was changed" })).toBeFocused();
  await expectAccessible();
  await dialog(page).getByRole("combobox", { name: "Pair" }).selectOption("Other site");
  await expect(dialog(page).getByRole("combobox", { name: "On" })).toHaveValue("site1");
  await dialog(page).getByRole("textbox", { name: "What was changed" }).fill("A public portal");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "Noted for Other site." })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("note a change");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect(answers.noted.map(({ what, appliance }) => [what, appliance])).toEqual([["A public portal", "site1"]]);
});

test("the list is copied as text", async ({ page, open }) => {
  const copied = await copiedTexts(page);
  await open({ pairs: [views.swapped], answers: listing([group, mail]) });
  await openList(page);
  await page.getByRole("button", { name: "Copy the list as text" }).click();
  await expect.poll(() => copied).toHaveLength(1);
  expect(copied[0]?.split("\n")).toEqual([
    "Changes made in /login of Support site",
    expect.stringMatching(/^\[ \] New user group Night shift \(site2, Users & Security, Ada, .*\)$/),
    expect.stringMatching(/^\[x\] Another mail server \(site2, .*; entered again .*\)$/),
  ]);
});

test("says so when the list cannot be read", async ({ page, open }) => {
  await open({
    pairs: [views.swapped],
    answers: {
      changes() {
        throw new Error("no");
      },
    },
  });
  await openList(page);
  await expect(page.getByRole("alert")).toContainText("E-4711");
});

test("fits the smallest window and 200 % zoom with the longest words", async ({ page, open, expectAccessible }) => {
  const long = { ...group, what: "x".repeat(500), where: "y".repeat(200), who: "z".repeat(120) };
  const { site1, site2 } = { site1: views.longNames.appliances[0].name, site2: views.longNames.appliances[1].name };
  const swapped = { ...views.longNames, normalPrimary: site2, loginChanges: { all: 1, open: 1 } };
  await open({ pairs: [swapped], answers: listing([{ ...long, appliance: site1 }]) });
  await expectNoSidewaysScroll(page, smallestSizes);
  await page.getByRole("button", { name: "The list" }).click();
  await expect(page.getByRole("checkbox")).toBeVisible();
  await expectNoSidewaysScroll(page, smallestSizes);
  await expectAccessible();
});

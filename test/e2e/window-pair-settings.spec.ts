/** A stored pair in its forms: changed, its secrets replaced and deleted, exported, removed and brought back. */
import { expect } from "@playwright/test";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { passedLayers } from "../fixtures/connection-layers.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { expectNoSidewaysScroll } from "../support/expect-no-sideways-scroll.ts";
import { accounts, importAnswers, openSettings, storedDefinition } from "../support/stored-pair.ts";
import { windowTest as test } from "../support/window-test.ts";

const view = () => createPairViews(Date.now()).pair();
const section = (page: import("@playwright/test").Page, name: string) =>
  page.getByRole("navigation", { name: "Parts of the settings" }).getByRole("button", { name, exact: true }).click();

test("the forms hold what is stored, and saving sends exactly what was changed in them", async ({ page, open }) => {
  const updated: PairDefinition[] = [];
  await open({
    pairs: [view()],
    answers: {
      ...importAnswers(),
      async update(_pairId, definition) {
        updated.push(definition);
        return view();
      },
    },
  });
  await openSettings(page);
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await page
    .getByRole("textbox", { name: "Group" })
    .or(page.getByRole("combobox", { name: "Group" }))
    .fill("Customer A");
  await section(page, "Watching");
  const skew = page.getByRole("textbox", { name: "A clock is wrong by (seconds)" });
  await expect(skew).toHaveValue("90");
  await page.getByRole("button", { name: /^Reset “A clock is wrong by/ }).click();
  await page.getByRole("textbox", { name: "Vantage targets" }).fill("10.0.0.1:443\n10.0.0.2:53");
  await page.getByRole("textbox", { name: /^What was seen is old after/ }).fill("3");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  expect(updated).toEqual([
    {
      ...storedDefinition,
      group: "Customer A",
      vantage: ["10.0.0.1:443", "10.0.0.2:53"],
      thresholds: { staleLooks: 3 },
    },
  ]);
});

test("what saving means beyond the fields is said before it is saved", async ({ page, open }) => {
  await open({ pairs: [view()], answers: importAnswers() });
  await openSettings(page);
  await section(page, "site1");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("vienna");
  await page.getByRole("textbox", { name: "Its own address" }).fill("10.0.0.1");
  await page.getByRole("radio", { name: "Backup" }).check();
  const notes = page.getByRole("list", { name: "What saving means" });
  await expect(notes).toContainText("site1 is called vienna from then on. It keeps its secrets");
  await expect(notes).toContainText("What was seen of the pair so far is forgotten");
  await expect(notes).toContainText("site2 becomes the normal primary");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("site1");
  await expect(notes).toHaveCount(0);
});

test("a problem in another part is found, shown there, and takes focus", async ({ page, open }) => {
  await open({ pairs: [view()], answers: importAnswers() });
  await openSettings(page);
  await section(page, "Watching");
  await page.getByRole("textbox", { name: "A clock is wrong by (seconds)" }).fill("soon");
  await section(page, "site2");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const skew = page.getByRole("textbox", { name: "A clock is wrong by (seconds)" });
  await expect(skew).toBeFocused();
  await expect(skew).toHaveAccessibleDescription(/in seconds, more than 0/);
});

test("a stored secret tells how it stands, is replaced by entering one, and deleted after a question", async ({
  page,
  open,
}) => {
  let states = accounts("refused", "missing");
  const asked: unknown[] = [];
  await open({
    pairs: [view()],
    answers: {
      ...importAnswers(),
      accounts: async () => states,
      update: async () => view(),
      async setSecret(where) {
        asked.push(where);
        states = accounts("stored", "missing");
        return states;
      },
      async removeSecret(where) {
        asked.push(where);
        states = accounts("missing", "missing");
        return states;
      },
    },
  });
  await openSettings(page);
  await section(page, "site1");
  await expect(page.getByText("The appliance has refused the stored secret.")).toBeVisible();
  const secret = page.getByRole("textbox", { name: "API client secret" });
  await expect(secret).toHaveValue("");
  await secret.fill("the new one");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("A secret is stored in the keychain.")).toBeVisible();
  await expect(secret).toHaveValue("");
  await page.getByRole("button", { name: "Delete the stored secret" }).click();
  await page
    .getByRole("dialog", { name: "Delete the secret of site1?" })
    .getByRole("button", { name: "Delete it" })
    .click();
  await expect(page.getByText("No secret is stored.")).toBeVisible();
  const where = { pairId: "pair-1", appliance: "site1", account: "watch" };
  expect(asked).toEqual([{ ...where, secret: "the new one" }, where]);
});

test("the connection test of a stored pair uses its stored secret while the field is empty", async ({ page, open }) => {
  const asked: unknown[] = [];
  await open({
    pairs: [view()],
    answers: {
      ...importAnswers(),
      async *testConnection(input) {
        asked.push([input.stored, input.secret]);
        yield passedLayers();
      },
    },
  });
  await openSettings(page);
  await section(page, "site1");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("vienna");
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByRole("status").filter({ hasText: "vienna: everything works." })).toHaveCount(1);
  expect(asked).toEqual([[{ pairId: "pair-1", appliance: "site1" }, undefined]]);
});

test("a taken name is said at the name's field", async ({ page, open }) => {
  await open({
    pairs: [view()],
    answers: {
      ...importAnswers(),
      update: () =>
        Promise.reject(new PairdeskError("name-taken", "There is a pair named A already.", "Give it another.")),
    },
  });
  await openSettings(page);
  const name = page.getByRole("textbox", { name: "Name of the pair" });
  await name.fill("A");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(name).toHaveAccessibleDescription(/There is a pair named A already/);
});

test("the pair is exported as a file whose place is told, or nothing is saved", async ({ page, open }) => {
  const saved: unknown[] = [];
  const places = ["/home/person/Downloads/Support site.pairs.json", null];
  await open({
    pairs: [view()],
    answers: {
      ...importAnswers(),
      export: async () => "the text",
      async saveText(asked) {
        saved.push(asked);
        return places.shift() ?? null;
      },
    },
  });
  await openSettings(page);
  await section(page, "Export and remove");
  const save = page.getByRole("button", { name: "Save as a pairs file…" });
  await save.click();
  await expect(page.getByText("Saved as /home/person/Downloads/Support site.pairs.json")).toBeVisible();
  await save.click();
  await expect(page.getByText("Nothing was saved.")).toBeVisible();
  expect(saved[0]).toEqual({ suggestedName: "Support site.pairs.json", text: "the text" });
});

test("a removed pair can be brought back from the notice, which waits while it is looked at", async ({
  page,
  open,
}) => {
  await page.clock.install();
  const asked: string[] = [];
  await open({
    pairs: [view()],
    answers: {
      ...importAnswers(),
      remove: async (pairId) => void asked.push(`remove ${pairId}`),
      async restore(pairId) {
        asked.push(`restore ${pairId}`);
        return view();
      },
    },
  });
  await openSettings(page);
  await section(page, "Export and remove");
  await page.getByRole("button", { name: "Remove Support site" }).click();
  const note = page.getByRole("region", { name: "Just done" });
  await expect(note).toContainText("Support site was removed. It is kept for 30 days");
  // Focus has followed to the first steps; from there the person goes to the notice.
  await expect(page.getByRole("heading", { level: 1, name: "Two appliances, one truth" })).toBeFocused();
  await note.getByRole("button", { name: "Undo" }).focus();
  await page.clock.fastForward(60_000);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeVisible();
  expect(asked).toEqual(["remove pair-1", "restore pair-1"]);
  await expect(note).not.toContainText("removed");
});

test("the notice goes after twenty seconds, and not before", async ({ page, open }) => {
  await page.clock.install();
  await open({ pairs: [view()], answers: { ...importAnswers(), remove: async () => undefined } });
  await openSettings(page);
  await section(page, "Export and remove");
  await page.getByRole("button", { name: "Remove Support site" }).click();
  const note = page.getByRole("region", { name: "Just done" });
  await expect(note).toContainText("was removed");
  await page.mouse.move(1, 1);
  await page.clock.fastForward(19_000);
  await expect(note).toContainText("was removed");
  await page.clock.fastForward(1_100);
  await expect(note).not.toContainText("was removed");
});

test("every part is accessible and never scrolls sideways", async ({ page, open, expectAccessible }) => {
  await open({
    pairs: [view()],
    answers: { ...importAnswers(accounts("refused", "missing")), remove: async () => undefined },
  });
  await openSettings(page);
  for (const part of ["Site", "site1", "Watching", "Export and remove"]) {
    await page.setViewportSize({ width: 1280, height: 860 });
    await section(page, part);
    await expectAccessible();
    await expectNoSidewaysScroll(page, [[512, 320]]);
  }
  await page.getByRole("button", { name: "Remove Support site" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible();
});

/** A pairs file in the window: dropped or chosen, looked at before anything changes, taken in, and what is still missing. */
import { expect } from "@playwright/test";
import type { ImportChoice } from "../../shared/contract/pairs.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { ImportPreview } from "../../shared/pairs-file/plan-import.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { openStep } from "../support/add-pair-form.ts";
import { expectNoSidewaysScroll } from "../support/expect-no-sideways-scroll.ts";
import { accounts, dropFile, pairsFile } from "../support/stored-pair.ts";
import { windowTest as test } from "../support/window-test.ts";

const preview: ImportPreview = {
  problems: [],
  added: [{ name: "Graz" }, { name: "Linz" }],
  changed: [
    {
      pairId: "pair-1",
      name: "Vienna",
      changes: [
        { field: "group", before: null, after: "Customer A", decidesWhomToTrust: false },
        { field: "appliances.site1.host", before: "site1.example.com", after: "10.0.0.1", decidesWhomToTrust: true },
      ],
    },
  ],
  unchanged: [{ pairId: "pair-2", name: "Salzburg" }],
};

test("a chosen file shows what it would change, and only what is wanted is taken in", async ({ page, open }) => {
  const asked: { text: string; choices: ImportChoice[] }[] = [];
  await open({
    answers: {
      previewImport: async () => preview,
      async import(text, choices) {
        asked.push({ text, choices });
        return { added: [{ pairId: "pair-3", name: "Graz" }], changed: [{ pairId: "pair-1", name: "Vienna" }] };
      },
      accounts: async (pairId) => (pairId === "pair-3" ? accounts() : accounts("stored", "stored")),
      definition: () => Promise.reject(new PairdeskError("not-found", "Gone.", "Choose another.")),
    },
  });
  await page.getByRole("button", { name: "Import pairs" }).click();
  await page.getByLabel("Pairs file", { exact: true }).setInputFiles(pairsFile('{"a":1}', "team.json"));
  await expect(page.getByText("team.json: 2 new, 1 changed, 1 as here already.")).toBeVisible();
  const changes = page.getByRole("table", { name: "Changes of Vienna" });
  await expect(changes.getByRole("row", { name: /group/ })).toContainText("not set");
  await expect(changes.getByRole("row", { name: /site1\.host/ })).toContainText("decides whom to trust");
  await expect(page.getByText("Take it only from somebody you trust.")).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole("checkbox", { name: "Linz" }).uncheck();
  await page.getByRole("button", { name: "Take in 2 pairs" }).click();
  await expect(page.getByRole("heading", { name: "2 pairs were taken in" })).toBeFocused();
  expect(asked).toEqual([{ text: '{"a":1}', choices: [{ name: "Linz", take: false }] }]);
  await expect(page.getByText("no secret yet for site1 and site2")).toHaveCount(1);
  await page.getByRole("button", { name: "Enter the secrets of Graz" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  await expect(page.getByRole("alert")).toContainText("Gone.");
});

test("everything that is wrong with a file is told with its line, and nothing can be taken in", async ({
  page,
  open,
}) => {
  const problem = { line: 3, column: 5, field: "pairs.0.site.host", message: "This is neither a host name nor an IP." };
  await open({
    answers: {
      previewImport: async () => ({ problems: [problem], added: [], changed: [], unchanged: [] }),
    },
  });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await dropFile(page, "broken.json", "{");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("One thing is wrong with broken.json");
  await expect(alert).toContainText("Line 3, column 5pairs.0.site.hostThis is neither");
  await expect(page.getByRole("button", { name: /Take in/ })).toHaveCount(0);
});

test("a drop works anywhere, and asks first where something unsaved would be lost", async ({ page, open }) => {
  await open({ pairs: [createPairViews(Date.now()).pair()], answers: { previewImport: async () => preview } });
  await expect(page.getByTestId("verdict")).toBeVisible();
  await dropFile(page, "team.json", "{}");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import pairs");
  await expect(page.getByText("team.json: 2 new")).toBeVisible();
});

test("a drop on a wizard with something written asks before it is lost", async ({ page, open }) => {
  await open({ answers: { previewImport: async () => preview } });
  await openStep(page, 1);
  await page.getByRole("textbox", { name: "Site name" }).fill("support.example.com");
  await dropFile(page, "team.json", "{}");
  await page.getByRole("button", { name: "Stay here" }).click();
  await expect(page.getByRole("textbox", { name: "Site name" })).toHaveValue("support.example.com");
});

test("a refusal of the import stands above what it concerns, and it can be tried again", async ({ page, open }) => {
  let isFull = true;
  await open({
    answers: {
      previewImport: async () => preview,
      async import() {
        if (isFull) throw new PairdeskError("disk-full", "The disk is full.", "Make room and try again.");
        return { added: [], changed: [{ pairId: "pair-1", name: "Vienna" }] };
      },
      accounts: async () => accounts("stored", "stored"),
    },
  });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await dropFile(page, "team.json", "{}");
  await page.getByRole("button", { name: "Take in 3 pairs" }).click();
  await expect(page.getByRole("alert")).toContainText("The disk is full.Make room and try again.");
  isFull = false;
  await page.getByRole("button", { name: "Take in 3 pairs" }).click();
  await expect(page.getByRole("heading", { name: "One pair was taken in" })).toBeFocused();
});

test("pairs that were removed are listed with how long they are kept, and brought back by name", async ({
  page,
  open,
  expectAccessible,
}) => {
  const asked: string[] = [];
  const pair = createPairViews(Date.now()).pair();
  await open({
    answers: {
      removed: async () => [
        {
          pairId: "pair-1",
          name: "Support site",
          removedAt: "2026-03-01T12:00:00.000Z",
          keptUntil: "2026-03-31T12:00:00.000Z",
        },
      ],
      async restore(pairId) {
        asked.push(pairId);
        if (asked.length === 1)
          throw new PairdeskError("name-taken", "There is a pair of this name.", "Rename it first.");
        return pair;
      },
    },
  });
  await page.getByRole("button", { name: "Import pairs" }).click();
  const removed = page.getByRole("region", { name: "Removed pairs" });
  await expect(removed).toContainText("removed on 1 Mar 2026, erased with its secrets on 31 Mar 2026");
  await expectAccessible();
  await removed.getByRole("button", { name: "Restore Support site" }).click();
  await expect(removed.getByRole("alert")).toContainText("There is a pair of this name.Rename it first.");
  await removed.getByRole("button", { name: "Restore Support site" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeVisible();
  expect(asked).toEqual(["pair-1", "pair-1"]);
});

test("the import is accessible at each of its steps and never scrolls sideways", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open({
    answers: {
      previewImport: async () => preview,
      import: async () => ({ added: [{ pairId: "pair-3", name: "Graz" }], changed: [] }),
      accounts: async () => accounts(),
    },
  });
  await page.getByRole("button", { name: "Import pairs" }).click();
  await expectAccessible();
  await dropFile(page, "team.json", "{}");
  await expect(page.getByRole("table")).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll(page, [[512, 320]]);
  await page.getByRole("button", { name: "Take in 3 pairs" }).click();
  await expect(page.getByText("no secret yet")).toBeVisible();
  await expectAccessible();
});

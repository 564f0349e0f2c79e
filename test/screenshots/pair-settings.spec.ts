/** Pictures of a stored pair's settings, of an import, and of what can be undone. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createPairViews } from "../fixtures/pair-views.ts";
import { accounts, dropFile, importAnswers, openSettings } from "../support/stored-pair.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const preview = {
  problems: [],
  added: [{ name: "Graz" }, { name: "Linz, the one beside the river" }],
  changed: [
    {
      pairId: "pair-1",
      name: "Support site",
      changes: [
        { field: "group", before: null, after: "Customer A", decidesWhomToTrust: false },
        { field: "appliances.site1.host", before: "site1.example.com", after: "10.0.0.1", decidesWhomToTrust: true },
        { field: "appliances.site1.tls.trust", before: "system", after: "pin", decidesWhomToTrust: true },
      ],
    },
  ],
  unchanged: [{ pairId: "pair-2", name: "Salzburg" }],
};
const problems = [
  { line: 4, column: 17, field: "pairs.0.site.host", message: "This is neither a host name nor an IP address." },
  { line: 12, column: 9, field: "pairs.0.appliances.1.secret", message: "This looks like a secret. Take it out." },
];

const show = (page: Page, part: string) =>
  page
    .getByRole("navigation", { name: "Parts of the settings" })
    .getByRole("button", { name: part, exact: true })
    .click();

const pictures: Record<string, (page: Page) => Promise<void>> = {
  "settings-site": openSettings,
  async "settings-appliance"(page) {
    await openSettings(page);
    await show(page, "site1");
    await page.getByRole("textbox", { name: "Its own address" }).fill("10.0.0.1");
  },
  async "settings-watching"(page) {
    await openSettings(page);
    await show(page, "Watching");
  },
  async "settings-removed"(page) {
    await openSettings(page);
    await show(page, "Export and remove");
    await page.getByRole("button", { name: "Remove Support site" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
  },
  async "import-result"(page) {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await dropFile(page, "pairs.json", "{}");
    await page.getByRole("button", { name: "Take in one pair" }).click();
    await page.getByText("no secret yet").waitFor();
  },
};

for (const { look, ...use } of looks) {
  test.describe(look, () => {
    test.use(use);
    const pairs = [createPairViews(Date.now()).pair()];
    for (const [name, take] of Object.entries(pictures)) {
      test(name, async ({ page, open }) => {
        await open({ pairs, answers: { ...importAnswers(accounts("refused")), remove: async () => undefined } });
        await take(page);
        await page.screenshot({ path: join(pictureFolder, `${name}-${look}.png`), fullPage: true });
      });
    }
    for (const [name, told] of Object.entries({
      "import-plan": preview,
      "import-problems": { ...preview, problems },
    })) {
      test(name, async ({ page, open }) => {
        await open({ pairs, answers: { previewImport: async () => told } });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await dropFile(page, "team-pairs.json", "{}");
        await page
          .getByText(/team-pairs\.json/)
          .first()
          .waitFor();
        await page.screenshot({ path: join(pictureFolder, `${name}-${look}.png`), fullPage: true });
      });
    }
  });
}

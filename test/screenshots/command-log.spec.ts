/** Pictures of the command log in its states. */
import { join } from "node:path";
import { PairdeskError } from "../../shared/errors.ts";
import type { ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { createExchangeLog, recordMinutes } from "../support/exchange-log.ts";
import { openScreen } from "../support/open-screen.ts";
import { windowTest as test } from "../support/window-test.ts";
import { pictureFolder as folder, looks } from "./looks.ts";

type Answers = NonNullable<ScriptedCoreOptions["answers"]>;

function filled(): Answers {
  const log = createExchangeLog(Date.now());
  recordMinutes(log);
  return { ...log.answers, saveText: async ({ suggestedName }) => `/home/kim/Downloads/${suggestedName}` };
}

const refused = () => Promise.reject(new PairdeskError("not-found", "The log cannot be read.", "Try again."));

for (const { look, ...shown } of looks) {
  test.describe(look, () => {
    test.use(shown);

    test.beforeEach(async ({ page }) => {
      await page.context().grantPermissions(["clipboard-write"]);
    });
    test.afterEach(async ({ page }, { title }) => {
      // Rows that are out of sight are not painted, so the window is made as high as the page.
      const height = await page.evaluate<number>("document.documentElement.scrollHeight");
      await page.setViewportSize({ ...shown.viewport, height });
      await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
      await page.screenshot({ path: join(folder, `command-log-${title}-${look}.png`) });
    });
    const pairs = () => [createPairViews(Date.now()).byVerdict.degraded];

    test("list", async ({ page, open }) => {
      await open({ pairs: pairs(), answers: filled() });
      await openScreen(page, "Command log");
      await page.getByText(/^All \d/).waitFor();
    });

    test("opened", async ({ page, open }) => {
      await open({ pairs: pairs(), answers: filled() });
      await openScreen(page, "Command log");
      await page
        .getByRole("button", { name: /check_health.*44 ms|command.*44 ms/ })
        .first()
        .click();
      await page.getByRole("button", { name: "Copy as curl" }).click();
      await page.getByRole("textbox", { name: "The command" }).waitFor();
    });

    test("saved-and-new", async ({ page, open }) => {
      const log = createExchangeLog(Date.now());
      recordMinutes(log);
      const core = await open({
        pairs: [createPairViews(Date.now()).longNames],
        answers: { ...filled(), ...log.answers },
      });
      await openScreen(page, "Command log");
      await page.getByRole("button", { name: "Save what is listed" }).click();
      await page.getByText("Saved as").waitFor();
      for (let count = 0; count < 12; count += 1) log.record("health");
      core.tellExchanges(40);
      await page.getByRole("button", { name: "Show 12 new" }).waitFor();
    });

    test("nothing-fits", async ({ page, open }) => {
      await open({ pairs: pairs(), answers: filled() });
      await openScreen(page, "Command log");
      await page.getByRole("textbox", { name: "Words in the path or the answer" }).fill("no such thing");
      await page.getByText("Nothing fits").waitFor();
    });

    test("empty", async ({ page, open }) => {
      await open({ pairs: pairs(), answers: createExchangeLog(Date.now()).answers });
      await openScreen(page, "Command log");
      await page.getByText("Nothing was asked yet").waitFor();
    });

    test("failed", async ({ page, open }) => {
      await open({ pairs: pairs(), answers: { commandLog: refused } });
      await openScreen(page, "Command log");
      await page.getByRole("alert").waitFor();
    });
  });
}

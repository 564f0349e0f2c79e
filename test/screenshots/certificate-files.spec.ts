import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createDeskViews, type DeskViews } from "../fixtures/desk-views.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { givenFile, runFileView, wrongFile } from "../fixtures/run-file-views.ts";
import { coreWithRuns, openRun } from "../support/open-run.ts";
import { openScreen } from "../support/open-screen.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const nowMs = Date.now();
const views = createDeskViews(nowMs);

const scenes = [
  "complete",
  "locked",
  "unsupported",
  "weak",
  "withoutKey",
  "several",
  "request",
  "longNames",
] as const satisfies readonly (keyof DeskViews)[];

const give = (page: Page) =>
  page
    .getByLabel("Certificate files", { exact: true })
    .setInputFiles({ name: "given.pfx", mimeType: "application/x-pkcs12", buffer: Buffer.from("x") });

for (const { look, ...appearance } of looks) {
  test.describe(look, () => {
    test.use(appearance);
    test("certificate files", async ({ page, open }) => {
      let scene: (typeof scenes)[number] = "complete";
      await open({
        pairs: [createPairViews(nowMs).byVerdict.protected],
        answers: {
          examineFile: () => views[scene],
          closeDesk: () => undefined,
          writeFile: () => "/home/kim/Downloads/support.example.com.pfx",
        },
      });
      await openScreen(page, "Certificate files");
      const shoot = (name: string) =>
        page.screenshot({ path: join(pictureFolder, `certificate-files-${name}-${look}.png`), fullPage: true });
      await shoot("empty");
      for (scene of scenes) {
        await give(page);
        await page.getByRole("heading", { name: /^Files \(/ }).waitFor();
        await shoot(scene);
        if (scene === "complete") {
          await page.getByRole("button", { name: "Make one for me" }).click();
          await page.getByRole("button", { name: "Save as…" }).click();
          await page.getByText("Saved as").waitFor();
          await page.getByText("All facts").first().click();
          await shoot("written");
        }
        await page.getByRole("button", { name: "Start over" }).click();
      }
    });
  });
}

for (const { look, ...appearance } of looks) {
  test.describe(look, () => {
    test.use(appearance);
    for (const point of ["export", "file", "import"] as const) {
      test(`a run that is given a file, at ${point}`, async ({ page, open }) => {
        const run = runFileView(nowMs, point, point === "export" ? {} : givenFile);
        const judged =
          point === "file"
            ? { ...run, steps: run.steps.map((one) => ({ ...one, result: one.takesFile ? wrongFile : null })) }
            : run;
        await open(coreWithRuns([judged], () => runFileView(nowMs, point, { hasPassphrase: true })));
        await openRun(page, run);
        if (point === "export") {
          await page.getByRole("button", { name: "Make a passphrase" }).click();
          await page.getByRole("button", { name: "Hide the passphrase" }).waitFor();
        }
        await page.screenshot({ path: join(pictureFolder, `run-file-${point}-${look}.png`), fullPage: true });
      });
    }
  });
}

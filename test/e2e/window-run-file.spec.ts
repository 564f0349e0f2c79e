/** The page of a run that is given a certificate file: its passphrase, the file itself, and the folder that is watched. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { PairdeskError } from "../../shared/errors.ts";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import type { RunDeed } from "../fakes/scripted-core.ts";
import { givenFile, runFileView, wrongFile } from "../fixtures/run-file-views.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { coreWithRuns, openRun } from "../support/open-run.ts";
import { refuseReadingFiles } from "../support/refuse-reading-files.ts";
import { windowTest as test } from "../support/window-test.ts";

const nowMs = Date.now();
const shape = /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){5}$/;

const passphraseBox = (page: Page) => page.getByRole("region", { name: "Passphrase of the file" }).first();

/** Answers each deed with what the run is then, and keeps what was asked. */
function deedsTo(after: (deed: RunDeed) => RunView) {
  const deeds: RunDeed[] = [];
  const onDeed = (deed: RunDeed) => {
    deeds.push(deed);
    return after(deed);
  };
  return { deeds, onDeed };
}

for (const point of ["export", "file", "import"] as const) {
  for (const file of [{}, givenFile]) {
    test(`${point} with ${"path" in file ? "a file" : "no file"} is accessible and fits`, async ({
      page,
      open,
      expectAccessible,
    }) => {
      const run = runFileView(nowMs, point, file);
      await open(coreWithRuns([run]));
      await openRun(page, run);
      await expectAccessible();
      await expectNoSidewaysScroll(page, smallestSizes);
    });
  }
}

test("a passphrase is made in the window, given to the run, and shown again at a later step", async ({
  page,
  open,
}) => {
  const exporting = runFileView(nowMs, "export");
  const { deeds, onDeed } = deedsTo(({ call }) =>
    runFileView(nowMs, call === "givePassphrase" ? "export" : "import", { hasPassphrase: true }),
  );
  await open(coreWithRuns([exporting], onDeed));
  await openRun(page, exporting);
  await page.getByRole("button", { name: "Make a passphrase" }).click();
  const text = passphraseBox(page).locator(".shown-passphrase-text");
  await expect(text).toHaveText(shape);
  const made = await text.textContent();
  expect(deeds).toMatchObject([{ call: "givePassphrase", more: { passphrase: made } }]);
  await page.getByRole("button", { name: "Hide the passphrase" }).click();
  expect(await page.content()).not.toContain(made);
  await page.getByRole("button", { name: "I have done this" }).click();
  await expect(page.getByRole("button", { name: /Import it on site2/, expanded: true })).toBeVisible();
  expect(await page.content()).not.toContain(made);
  await page.getByRole("button", { name: "Show the passphrase" }).click();
  await expect(passphraseBox(page)).toContainText(made ?? "-");
});

test("the window forgets the passphrase when the run is over", async ({ page, open }) => {
  const exporting = runFileView(nowMs, "export");
  const core = await open(coreWithRuns([exporting], () => runFileView(nowMs, "export", { hasPassphrase: true })));
  await openRun(page, exporting);
  await page.getByRole("button", { name: "Make a passphrase" }).click();
  const made = await passphraseBox(page).locator(".shown-passphrase-text").textContent();
  const ended = {
    ...runFileView(nowMs, "export", { hasPassphrase: false }),
    state: "ended" as const,
    endedAt: new Date(nowMs).toISOString(),
    ending: { outcome: "done" as const, text: "Both serve it.", next: [] },
  };
  core.tellRun({ type: "changed", run: ended });
  await expect(page.getByRole("region", { name: "Where the run stands" })).toContainText("Done");
  expect(await page.content()).not.toContain(made);
  // Even if the run were open again, nothing is left to be shown.
  core.tellRun({ type: "changed", run: runFileView(nowMs, "import", { hasPassphrase: true }) });
  await expect(passphraseBox(page)).toContainText("this window does not, so it cannot be shown again");
});

test("a passphrase that nobody has any more is entered, and why it is refused stands beside it", async ({
  page,
  open,
}) => {
  const importing = runFileView(nowMs, "import");
  const refusal = new PairdeskError("run-refused", "The run is over.", "Begin another one.");
  let isRefused = true;
  await open(
    coreWithRuns([importing], () =>
      isRefused ? Promise.reject(refusal) : runFileView(nowMs, "import", { hasPassphrase: true }),
    ),
  );
  await openRun(page, importing);
  const field = page.getByLabel("Passphrase of the file", { exact: true }).and(page.locator("input"));
  await field.fill("first");
  await page.keyboard.press("Enter");
  await expect(passphraseBox(page).getByRole("alert")).toContainText("The run is over.");
  await expect(field).toHaveValue("");
  isRefused = false;
  await field.fill("second");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Show the passphrase" }).click();
  await expect(passphraseBox(page)).toContainText("second");
});

test("a file is given by its place and not read, and what the check says of it is shown", async ({ page, open }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-run-file-"));
  const place = path.join(folder, "support-2025.pfx");
  await writeFile(place, "what it holds");
  const waiting = runFileView(nowMs, "file");
  const given = runFileView(nowMs, "file", { fileName: "support-2025.pfx", path: place });
  const judged = { ...given, steps: given.steps.map((one) => (one.takesFile ? { ...one, result: wrongFile } : one)) };
  const { deeds, onDeed } = deedsTo(() => judged);
  await open(coreWithRuns([waiting], onDeed));
  await openRun(page, waiting);
  await expect(page.getByRole("region", { name: "Where the run stands" })).toContainText(
    "as soon as it has the right file",
  );
  const reads = await refuseReadingFiles(page);
  await page.getByLabel("Certificate file", { exact: true }).setInputFiles(place);
  await expect(page.getByRole("status").filter({ hasText: `Given last: ${place}` })).toBeVisible();
  expect(deeds).toMatchObject([{ call: "giveFile", more: { file: place } }]);
  expect(await reads()).toEqual([]);
  await expect(page.getByText("holds an older certificate than the one that site1 serves")).toBeVisible();
  const about = page.getByRole("complementary", { name: "About this run" });
  await expect(about).toContainText(place);
  await expect(about).toContainText("Delete it, and empty the bin");
  await rm(folder, { recursive: true });
});

test("a drop anywhere goes to the run that waits, and several files or a folder are refused in words", async ({
  page,
  open,
}) => {
  const waiting = runFileView(nowMs, "file");
  const { deeds, onDeed } = deedsTo(() => waiting);
  await open(coreWithRuns([waiting], onDeed));
  await openRun(page, waiting);
  const drop = (...names: string[]) =>
    page.evaluate((fileNames) => {
      const dataTransfer = new DataTransfer();
      for (const name of fileNames) dataTransfer.items.add(new File(["x"], name));
      const rail = document.querySelector(".rail");
      for (const type of ["dragover", "drop"]) {
        rail?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, names);
  await drop("one.pfx", "two.pfx");
  await expect(page.getByRole("alert")).toContainText("The run takes one file, and several were given.");
  await drop("one.pfx");
  await expect.poll(() => deeds).toMatchObject([{ call: "giveFile", more: { file: "one.pfx" } }]);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Replicate the certificate" })).toBeVisible();
});

test("a folder is watched, another one is named by typing, and watching is stopped", async ({ page, open }) => {
  const waiting = runFileView(nowMs, "file");
  const { deeds, onDeed } = deedsTo(({ more }) =>
    runFileView(nowMs, "file", {
      watchedFolder:
        more["folder"] === "" ? null : (more["folder"] ?? "").replace(/^downloads$/, "/home/kim/Downloads"),
    }),
  );
  await open(coreWithRuns([waiting], onDeed));
  await openRun(page, waiting);
  const box = page.getByRole("region", { name: "Watched folder" });
  await box.getByRole("button", { name: "Watch the folder for downloads" }).click();
  await expect(box).toContainText("Watching /home/kim/Downloads");
  await box.getByRole("button", { name: "Another folder" }).click();
  await box.getByLabel("Folder, with its whole path").fill("/srv/exports");
  await page.keyboard.press("Enter");
  await expect(box).toContainText("Watching /srv/exports");
  await box.getByRole("button", { name: "Stop watching" }).click();
  await expect(box).toContainText("Pairdesk can watch a folder");
  expect(deeds.map(({ more }) => more["folder"])).toEqual(["downloads", "/srv/exports", ""]);
});

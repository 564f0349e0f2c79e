/** The settings, section by section. */
import { expect } from "@playwright/test";
import type { VaultStanding } from "../../shared/contract/vault.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { copiedTexts } from "../support/copied-texts.ts";
import { expectNoSidewaysScroll } from "../support/expect-no-sideways-scroll.ts";
import { openScreen } from "../support/open-screen.ts";
import { sampleDiagnostics } from "../support/sample-diagnostics.ts";
import { windowTest as test } from "../support/window-test.ts";

const pairs = () => [createPairViews(Date.now()).byVerdict.protected];
const locked: VaultStanding = { kind: "unavailable", reason: "The keychain is locked.", advice: "Unlock it." };

for (const viewport of [
  { width: 1280, height: 860 },
  { width: 512, height: 320 },
]) {
  test.describe(`${viewport.width} wide`, () => {
    test.use({ viewport });

    for (const standing of [{ kind: "keychain" }, locked, { kind: "memory", reason: "It is locked." }] as const) {
      test(`accessible while secrets are kept like this: ${standing.kind}`, async ({
        page,
        open,
        expectAccessible,
      }) => {
        await open({
          pairs: pairs(),
          answers: {
            vault: () => standing,
            diagnostics: async () => sampleDiagnostics,
            saveText: async () => "/home/kim/Downloads/pairdesk-diagnostics.txt",
          },
        });
        await openScreen(page, "Settings");
        await page.getByRole("button", { name: "Collect and preview" }).click();
        await page.getByRole("button", { name: "Save as a file" }).click();
        await expect(page.getByText("Saved as")).toBeVisible();
        await expect(page.getByText(/^(?:Kept|Not kept)/)).toBeVisible();
        await expectAccessible();
        await expectNoSidewaysScroll(page);
      });
    }
  });
}

test("each section is a region of its own under its title", async ({ page, open }) => {
  await open({ pairs: pairs() });
  await openScreen(page, "Settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeFocused();
  for (const name of ["Appearance", "Secrets", "Data on this computer", "Diagnostics", "About Pairdesk"]) {
    await expect(page.getByRole("region", { name }).getByRole("heading", { level: 2, name })).toBeVisible();
  }
});

test("the colours chosen here are those of the rail, and hold", async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open({ pairs: pairs() });
  await openScreen(page, "Settings");
  await page.getByRole("region", { name: "Appearance" }).getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(
    page.getByRole("radiogroup", { name: "Colours", exact: true }).getByRole("radio", { name: "Dark" }),
  ).toBeChecked();
});

test("a locked keychain says why and what to do; asked again, it is taken", async ({ page, open }) => {
  const asked: string[] = [];
  let standing: VaultStanding = locked;
  await open({
    pairs: pairs(),
    answers: {
      vault: () => standing,
      async chooseVault({ kind }) {
        asked.push(kind);
        standing = { kind: "keychain" };
        return standing;
      },
    },
  });
  await openScreen(page, "Settings");
  const secrets = page.getByRole("region", { name: "Secrets" });
  await expect(secrets.getByRole("status")).toContainText("The keychain is locked.Unlock it.");
  await secrets.getByRole("button", { name: "Try the keychain again" }).click();
  await expect(secrets.getByRole("status")).toHaveText("Kept in this computer's keychain");
  expect(asked).toEqual(["retry"]);
});

test("secrets are kept in memory only after the person chose it, and that is said plainly", async ({ page, open }) => {
  const asked: string[] = [];
  await open({
    pairs: pairs(),
    answers: {
      vault: () => locked,
      async chooseVault({ kind }) {
        asked.push(kind);
        return { kind: "memory", reason: "The keychain is locked." };
      },
    },
  });
  await openScreen(page, "Settings");
  const secrets = page.getByRole("region", { name: "Secrets" });
  await secrets.getByRole("button", { name: "Keep secrets in memory for this run" }).click();
  await expect(secrets.getByRole("status")).toContainText("Kept in memory, for this run only");
  await expect(secrets.getByRole("status")).toContainText("asks for them at the next start");
  expect(asked).toEqual(["memory-for-this-run"]);
});

test("while the keychain is being asked it says so, and then what came of it", async ({ page, open }) => {
  let standing: VaultStanding = { kind: "opening" };
  await open({ pairs: pairs(), answers: { vault: () => standing } });
  await openScreen(page, "Settings");
  await expect(page.getByText("Asking the keychain…")).toBeVisible();
  standing = { kind: "keychain" };
  await expect(page.getByText("Kept in this computer's keychain")).toBeVisible();
});

test("a keychain that is lost while the settings are open is told at once", async ({ page, open }) => {
  let standing: VaultStanding = { kind: "keychain" };
  const core = await open({ pairs: pairs(), answers: { vault: () => standing } });
  await openScreen(page, "Settings");
  await expect(page.getByText("Kept in this computer's keychain")).toBeVisible();
  standing = locked;
  core.tellNotices([{ id: "keychain", severity: "warning", message: "The keychain is locked.", advice: "Unlock it." }]);
  await expect(page.getByRole("region", { name: "Secrets" })).toContainText("the keychain cannot be used");
});

test("the data folder is shown and can be copied", async ({ page, open }) => {
  const copied = await copiedTexts(page);
  await open({ pairs: pairs() });
  await openScreen(page, "Settings");
  await expect(page.getByRole("region", { name: "Data on this computer" })).toContainText("/nowhere");
  await page.getByRole("button", { name: "Copy path of the data folder" }).click();
  await expect.poll(() => copied).toEqual(["/nowhere"]);
});

test("diagnostics are shown first, with names only if wished, and saved as they were shown", async ({ page, open }) => {
  const wishes: boolean[] = [];
  const saved: { suggestedName: string; text: string }[] = [];
  await open({
    pairs: pairs(),
    answers: {
      async diagnostics({ withNames }) {
        wishes.push(withNames);
        return withNames ? "with Support site" : "with pair-1";
      },
      async saveText(asked) {
        saved.push(asked);
        return "/home/kim/Downloads/diagnostics.txt";
      },
    },
  });
  await openScreen(page, "Settings");
  const preview = page.getByRole("textbox", { name: "Diagnostics, preview" });
  await page.getByRole("button", { name: "Collect and preview" }).click();
  await expect(preview).toHaveValue("with pair-1");
  await page.getByRole("checkbox", { name: /With names/ }).check();
  await expect(preview).toHaveCount(0);
  await page.getByRole("button", { name: "Collect and preview" }).click();
  await expect(preview).toHaveValue("with Support site");
  await page.getByRole("button", { name: "Save as a file" }).click();
  await expect(page.getByText("/home/kim/Downloads/diagnostics.txt")).toBeVisible();
  expect(wishes).toEqual([false, true]);
  expect(saved).toMatchObject([{ text: "with Support site" }]);
  expect(saved[0]?.suggestedName).toMatch(/^pairdesk-diagnostics-\d{4}-\d\d-\d\d\.txt$/);
});

test("diagnostics that cannot be collected say why there", async ({ page, open }) => {
  const refusal = new PairdeskError("file-unreadable", "The log cannot be read.", "Check its rights.");
  await open({ pairs: pairs(), answers: { diagnostics: () => Promise.reject(refusal) } });
  await openScreen(page, "Settings");
  await page.getByRole("button", { name: "Collect and preview" }).click();
  const section = page.getByRole("region", { name: "Diagnostics" });
  await expect(section.getByRole("alert")).toContainText("The log cannot be read.Check its rights.");
});

test("about says whose product this is not, and leads to the vendor's documentation", async ({ page, open }) => {
  const opened: string[] = [];
  await open({ pairs: pairs(), answers: { openLink: async (url) => void opened.push(url) } });
  await openScreen(page, "Settings");
  const about = page.getByRole("region", { name: "About Pairdesk" });
  await expect(about).toContainText("not made, endorsed or supported by BeyondTrust");
  await expect(about).toContainText("MIT");
  await about.getByRole("button", { name: /vendor's failover documentation/ }).click();
  await expect.poll(() => opened.map((url) => new URL(url).host)).toEqual(["docs.beyondtrust.com"]);
});

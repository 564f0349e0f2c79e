/** The file doctor's page: every verdict in words and shapes, by keyboard, with files that are not read and secrets that are not kept. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type { DeskView } from "../../shared/certificates/desk-view.ts";
import type { FileSource } from "../../shared/contract/file-source.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { createDeskViews, type DeskViews } from "../fixtures/desk-views.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { openScreen } from "../support/open-screen.ts";
import { refuseReadingFiles } from "../support/refuse-reading-files.ts";
import { windowTest as test } from "../support/window-test.ts";

const nowMs = Date.now();
const views = createDeskViews(nowMs);
const secret = "canary-passphrase-91";

interface Asked {
  sources: FileSource[];
  passphrases: (string | null)[];
  closed: string[];
}

/** A core with no pair at all, in which every file leads to this desk. */
function doctor(
  desk: () => DeskView,
  more: ScriptedCoreOptions["answers"] = {},
): { asked: Asked; options: ScriptedCoreOptions } {
  const asked: Asked = { sources: [], passphrases: [], closed: [] };
  const answers: ScriptedCoreOptions["answers"] = {
    examineFile: ({ source }) => {
      asked.sources.push(source);
      return desk();
    },
    unlockFile: ({ passphrase }) => {
      asked.passphrases.push(passphrase);
      return desk();
    },
    writeFile: ({ passphrase }) => {
      asked.passphrases.push(passphrase);
      return "/home/kim/support.pfx";
    },
    closeDesk: (closed) => void asked.closed.push(closed),
    ...more,
  };
  return { asked, options: { pairs: [], answers } };
}

const input = (page: Page) => page.getByLabel("Certificate files", { exact: true }).and(page.locator("input"));

const give = (page: Page, name = "given.pfx") =>
  input(page).setInputFiles({ name, mimeType: "application/x-pkcs12", buffer: Buffer.from("x") });

async function examined(page: Page): Promise<void> {
  await openScreen(page, "Certificate files");
  await give(page);
  await expect(page.getByRole("heading", { name: /^Files \(/ })).toBeVisible();
}

const paste = (page: Page, text: string, into = "body") =>
  page.evaluate(
    ([selector = "", pasted = ""]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(selector)?.dispatchEvent(event);
    },
    [into, text],
  );

const scenes = [
  "complete",
  "locked",
  "unsupported",
  "unreadable",
  "weak",
  "withoutKey",
  "request",
  "several",
  "twenty",
  "longNames",
] as const satisfies readonly (keyof DeskViews)[];

for (const scene of scenes) {
  test(`${scene}: accessible with everything open, and fits the smallest window`, async ({
    page,
    open,
    expectAccessible,
  }) => {
    await open(doctor(() => views[scene]).options);
    await examined(page);
    const shut = page.locator(".file-control[aria-expanded=false]");
    for (let left = await shut.count(); left > 0; left -= 1) await shut.first().click();
    await page.locator(".file-facts").evaluateAll((all) => {
      for (const one of all) one.setAttribute("open", "");
    });
    await expectAccessible();
    await expectNoSidewaysScroll(page, smallestSizes);
  });
}

test("the empty page is accessible, works without any pair, and is found in the palette", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open(doctor(() => views.complete).options);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("pkcs12");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Certificate files" })).toBeFocused();
  await expectAccessible();
  await expectNoSidewaysScroll(page, smallestSizes);
});

test("what a file holds, what it makes and who serves it is told in words", async ({ page, open }) => {
  await open(doctor(() => views.complete).options);
  await examined(page);
  const files = page.getByRole("region", { name: "Files (1)" });
  await expect(files).toContainText("Complete");
  await expect(files.getByRole("list", { name: /in the order of the file/ }).locator("h4")).toHaveText([
    "support.example.com",
    "Example Issuing CA 4",
    "Private key, RSA 2048",
  ]);
  await expect(files).toContainText("belongs to support.example.com");
  await expect(files).toContainText("AES-256-CBC (PBES2, PBKDF2 with SHA-256, 2048 iterations)");
  const together = page.getByRole("region", { name: "What this makes together" });
  await expect(together.getByRole("listitem")).toHaveText([
    /support\.example\.com/,
    /Example Issuing CA 4/,
    /Example Root CA.*not among these files/,
  ]);
  await expect(together).toContainText("The private key of the server certificate is here.");
  const served = page.getByRole("region", { name: "Is it what an appliance serves?" });
  await expect(served.getByRole("listitem")).toHaveText([
    /site1 serves this very certificate/,
    /The site name serves another certificate for the same key/,
    /site2 serves another certificate for the same names/,
  ]);
});

test("locked, wrong passphrase, not supported and not readable are four different things", async ({ page, open }) => {
  let desk = views.locked;
  await open(doctor(() => desk).options);
  await examined(page);
  const files = page.getByRole("region", { name: "Files (1)" });
  await expect(files).toContainText("Enter its passphrase to see what is in it.");
  const field = page.getByLabel("Passphrase of support-2026.pfx");
  await field.fill("first try");
  await page.keyboard.press("Enter");
  await expect(files).toContainText("This passphrase does not open it.");
  await expect(files.getByRole("button", { name: /support-2026\.pfx Wrong passphrase/ })).toBeFocused();
  await expect(field).toHaveValue("");
  desk = views.complete;
  await field.fill("second try");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(files).toContainText("2 certificates, 1 private key");
  for (const [next, words] of [
    [views.unsupported, "no passphrase was tried and none will help"],
    [views.unreadable, "It is damaged, cut off, or no certificate file at all."],
  ] as const) {
    await page.getByRole("button", { name: "Start over" }).click();
    desk = next;
    await give(page);
    await expect(files).toContainText(words);
    await expect(page.getByRole("textbox", { name: /Passphrase of/ })).toHaveCount(0);
  }
});

test("problems stand first, the worst one before the others", async ({ page, open }) => {
  await open(doctor(() => views.weak).options);
  await examined(page);
  await expect(page.getByRole("list", { name: "What is wrong with old-export.pfx" }).getByRole("listitem")).toHaveText([
    /^Problem:/,
    /^Warning:/,
    /^Note:/,
  ]);
  await expect(page.getByRole("region", { name: "Files (1)" })).toContainText("Protected, and weakly");
});

test("files go by their place and are not read; what has none goes as bytes, and the page says so", async ({
  page,
  open,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-doctor-"));
  const place = path.join(folder, "support.pfx");
  await writeFile(place, "what it holds");
  let desk = views.complete;
  const { asked, options } = doctor(() => desk);
  await open(options);
  await openScreen(page, "Certificate files");
  const reads = await refuseReadingFiles(page);
  await input(page).setInputFiles(place);
  await expect(page.getByRole("heading", { name: "Files (1)" })).toBeVisible();
  expect(asked.sources).toEqual([{ path: place }]);
  expect(await reads()).toEqual([]);
  await expect(page.getByText("It has no place on this computer")).toHaveCount(0);
  desk = views.withoutKey;
  await paste(page, "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n");
  await expect(page.getByText("It has no place on this computer")).toBeVisible();
  const text = Buffer.from("-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n").toString("base64");
  expect(asked.sources[1]).toEqual({ fileName: "Pasted text", base64: text });
  expect(await page.content()).not.toContain("BEGIN CERTIFICATE");
  await rm(folder, { recursive: true });
});

test("a real drop gives files by their place, and a folder is refused in words", async ({ page, open }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-doctor-"));
  const place = path.join(folder, "support.pfx");
  await writeFile(place, "what it holds");
  await mkdir(path.join(folder, "exports"));
  const { asked, options } = doctor(() => views.complete);
  await open(options);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const cdp = await page.context().newCDPSession(page);
  const files = [place, path.join(folder, "exports")];
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    const data = { items: [], files, dragOperationsMask: 1 };
    await cdp.send("Input.dispatchDragEvent", { type, x: 600, y: 300, data });
  }
  await expect(page.getByRole("heading", { level: 1, name: "Certificate files" })).toBeFocused();
  await expect(page.getByRole("region", { name: "A file that was not taken" })).toContainText("exports is a folder.");
  expect(asked.sources).toEqual([{ path: place }]);
  await rm(folder, { recursive: true });
});

test("a text that is pasted into a field stays there", async ({ page, open }) => {
  const { asked, options } = doctor(() => views.locked);
  await open(options);
  await examined(page);
  await paste(page, secret, "input[type=password]");
  await give(page);
  const names = () => asked.sources.map((source) => ("fileName" in source ? source.fileName : "by its place"));
  await expect.poll(names).toEqual(["given.pfx", "given.pfx"]);
});

test("it is written anew with a passphrase that is entered twice or made, and its place is told", async ({
  page,
  open,
}) => {
  const { asked, options } = doctor(() => views.complete);
  await open(options);
  await examined(page);
  const write = page.getByRole("region", { name: "Write a new file of it" });
  await write.getByRole("button", { name: "Save as…" }).click();
  const first = write.getByLabel("Passphrase of the new file");
  await expect(first).toBeFocused();
  await expect(write).toContainText("Enter a passphrase, or let one be made");
  await first.fill("one");
  await write.getByLabel("The same once more").fill("two");
  await write.getByRole("button", { name: "Save as…" }).click();
  await expect(write).toContainText("The two are not the same.");
  expect(asked.passphrases).toEqual([]);
  await write.getByRole("button", { name: "Make one for me" }).click();
  const made = (await write.locator(".shown-passphrase-text").textContent()) ?? "";
  expect(made).toMatch(/^[a-z2-9-]{29}$/);
  await write.getByRole("button", { name: "Save as…" }).click();
  await expect(write.getByRole("status").filter({ hasText: "Saved as" })).toContainText("/home/kim/support.pfx");
  expect(asked.passphrases).toEqual([made]);
  await write.getByRole("radio", { name: "Chain as PEM" }).check();
  await write.getByRole("button", { name: "Save as…" }).click();
  await expect.poll(() => asked.passphrases).toEqual([made, null]);
});

test("without the key only the chain can be written, and why a file was not written is told", async ({
  page,
  open,
}) => {
  const refusal = new PairdeskError("file-unwritable", "The folder cannot be written.", "Choose another one.");
  await open(doctor(() => views.withoutKey, { writeFile: () => Promise.reject(refusal) }).options);
  await examined(page);
  const write = page.getByRole("region", { name: "Write a new file of it" });
  await write.getByRole("radio", { name: "PKCS#12, modern" }).check();
  await expect(write).toContainText("there is none here that belongs to the server certificate");
  await expect(write.getByRole("button", { name: "Save as…" })).toHaveCount(0);
  await write.getByRole("radio", { name: "Chain as PEM" }).check();
  await write.getByRole("button", { name: "Save as…" }).click();
  await expect(write.getByRole("alert")).toContainText("The folder cannot be written.");
});

test("a passphrase is nowhere in the page once the files are gone, and leaving closes the desk", async ({
  page,
  open,
}) => {
  let desk = views.locked;
  const { asked, options } = doctor(() => desk);
  await open(options);
  await examined(page);
  await page.getByLabel("Passphrase of support-2026.pfx").fill(secret);
  desk = views.complete;
  await page.keyboard.press("Enter");
  const write = page.getByRole("region", { name: "Write a new file of it" });
  await write.getByLabel("Passphrase of the new file").fill(secret);
  await write.getByLabel("The same once more").fill(secret);
  await write.getByRole("button", { name: "Save as…" }).click();
  await expect(write).toContainText("Saved as");
  expect(asked.passphrases).toEqual([secret, secret]);
  await openScreen(page, "Settings");
  await expect.poll(() => asked.closed).toEqual(["desk-1"]);
  const held = await page.evaluate(() => {
    const fields = [...document.querySelectorAll("input")].map(({ value }) => value);
    return [document.documentElement.outerHTML, ...fields, JSON.stringify({ ...localStorage, ...sessionStorage })].join(
      "",
    );
  });
  expect(held).not.toContain(secret);
  // Nor does it come back with the page.
  await openScreen(page, "Certificate files");
  await expect(page.getByRole("heading", { name: "Drop certificate files here" })).toBeVisible();
});

test("taking one away and starting over lead focus to what is left", async ({ page, open }) => {
  const { asked, options } = doctor(() => views.several, { takeFileAway: () => views.complete });
  await open(options);
  await examined(page);
  await page.getByRole("button", { name: "Take away files-from-mail.p12" }).click();
  await expect(page.getByRole("heading", { name: "Files (1)" })).toBeFocused();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(asked.closed).toEqual(["desk-1"]);
});

test("a desk that was forgotten is told, and can be begun anew", async ({ page, open }) => {
  const gone = new PairdeskError("not-found", "This desk is not there any more.", "Give the files again.");
  await open(doctor(() => views.locked, { unlockFile: () => Promise.reject(gone) }).options);
  await examined(page);
  await page.getByLabel("Passphrase of support-2026.pfx").fill("x");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("has not been used for a while and was forgotten");
  await expect(page.getByRole("heading", { name: "Drop certificate files here" })).toBeVisible();
});

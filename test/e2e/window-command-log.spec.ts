/** The command log on screen, over the real log with its redaction. */
import { expect, type Page } from "@playwright/test";
import type { CommandLogQuery } from "../../shared/contract/command-log.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { copiedTexts } from "../support/copied-texts.ts";
import { createExchangeLog, exchangeSecrets, recordMinutes } from "../support/exchange-log.ts";
import { expectNoSidewaysScroll } from "../support/expect-no-sideways-scroll.ts";
import { openScreen } from "../support/open-screen.ts";
import { windowTest as test } from "../support/window-test.ts";

const pairs = () => {
  const { pair } = createPairViews(Date.now());
  return [pair(), pair({ id: "pair-2", status: { name: "Graz" } })];
};
const filled = () => {
  const log = createExchangeLog(Date.now());
  recordMinutes(log);
  return log;
};
const rows = (page: Page) => page.getByRole("region", { name: "Exchanges" }).getByRole("listitem");
const row = (page: Page, name: RegExp) => rows(page).getByRole("button", { name });

for (const viewport of [
  { width: 1280, height: 860 },
  { width: 512, height: 320 },
]) {
  test.describe(`${viewport.width} wide`, () => {
    test.use({ viewport });

    test("every state is accessible: the list, an opened row, its command, a saved file, nothing found", async ({
      page,
      open,
      expectAccessible,
    }) => {
      await page.context().grantPermissions(["clipboard-write"]);
      const log = filled();
      const core = await open({
        pairs: pairs(),
        answers: { ...log.answers, saveText: async ({ suggestedName }) => `/home/kim/Downloads/${suggestedName}` },
      });
      await openScreen(page, "Command log");
      await row(page, /oauth2/)
        .first()
        .click();
      await page.getByRole("button", { name: "Copy as curl" }).click();
      await expect(page.getByRole("textbox", { name: "The command" })).toBeVisible();
      await page.getByRole("button", { name: "Save what is listed" }).click();
      await expect(page.getByText("Saved as")).toBeVisible();
      log.record("health");
      core.tellExchanges(99);
      await expect(page.getByRole("button", { name: "Show 1 new" })).toBeVisible();
      await expectAccessible();
      await page.getByRole("textbox", { name: "Words in the path or the answer" }).fill("no such thing");
      await expect(page.getByText("Nothing fits what you narrowed the log to")).toBeVisible();
      await expectAccessible();
      await expectNoSidewaysScroll(page);
    });

    test("the empty log and the one that cannot be read are accessible", async ({ page, open, expectAccessible }) => {
      let isFailing = true;
      const refusal = new PairdeskError("not-found", "The log is not there.", "Try again.");
      const { answers } = createExchangeLog(Date.now());
      await open({
        answers: {
          ...answers,
          commandLog: async (query) => (isFailing ? Promise.reject(refusal) : answers.commandLog(query)),
        },
      });
      await openScreen(page, "Command log");
      await expect(page.getByRole("alert")).toContainText("The log is not there.Try again.");
      await expectAccessible();
      isFailing = false;
      await expect(page.getByText("Nothing was asked yet")).toBeVisible();
      await expect(page.getByRole("alert")).toHaveCount(0);
      await expect(page.getByText("Restarting Pairdesk begins an empty log")).toBeVisible();
      await expectAccessible();
    });
  });
}

test("a row says when, what came of it, who was asked for what, and how long it took", async ({ page, open }) => {
  const log = createExchangeLog(Date.now());
  for (const kind of ["silent", "untrusted", "bad", "unhealthy", "health"] as const) log.record(kind);
  log.record("anonymous", { appliance: "site", pairId: "pair-2" });
  log.record("anonymous", { pairId: "gone" });
  await open({ pairs: pairs(), answers: log.answers });
  await openScreen(page, "Command log");
  const time = String.raw`\d\d:\d\d:\d\d`;
  const told = [
    "200 site1 · removed pair GET /check_health 9 ms",
    "200 site name · Graz GET /check_health 9 ms",
    "200 site1 · Support site GET /api/command/v2/health 38 ms",
    "500 site1 · Support site GET /api/command/v2/health 214 ms",
    "bad answer site1 · Support site POST /api/command 77 ms",
    "not trusted site1 · Support site GET /check_health 12 ms",
    "no answer site1 · Support site GET /api/command/v2/health 5.0 s",
  ];
  await expect(rows(page)).toHaveText(told.map((words) => new RegExp(`^${time} ${words.replaceAll(".", "\\.")}$`)));
});

test("no secret is on screen, in a command, on the clipboard or in a saved file", async ({ page, open }) => {
  const copied = await copiedTexts(page);
  const saved: string[] = [];
  const log = createExchangeLog(Date.now());
  for (const kind of ["login", "refused-login", "health", "unhealthy", "action", "bad"] as const) log.record(kind);
  await open({
    pairs: pairs(),
    answers: {
      ...log.answers,
      async saveText({ text }) {
        saved.push(text);
        return "/x";
      },
    },
  });
  await openScreen(page, "Command log");
  const seen: string[] = [];
  await expect(rows(page)).toHaveCount(6);
  for (const one of await rows(page).locator("button[aria-expanded]").all()) {
    await one.click();
    await page.getByRole("button", { name: "Copy as curl" }).click();
    await expect(page.getByRole("textbox", { name: "The command" })).toBeVisible();
    for (const box of await page.locator("main textarea").all()) seen.push(await box.inputValue());
    seen.push(await page.getByRole("main").innerHTML());
    await one.click();
  }
  await page.getByRole("button", { name: "Save what is listed" }).click();
  await expect(page.getByText("Saved as")).toBeVisible();
  expect(copied).toHaveLength(6);
  const everything = [...seen, ...copied, ...saved].join("\n");
  expect(everything).toContain("[redacted]");
  expect(everything).toContain("$CLIENT_SECRET");
  for (const secret of Object.values(exchangeSecrets)) {
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(Buffer.from(`monitor:${secret}`).toString("base64"));
  }
});

test("an opened row shows both bodies, their size and time, and a command whose secret is a variable", async ({
  page,
  open,
}) => {
  const copied = await copiedTexts(page);
  const log = createExchangeLog(Date.now());
  log.record("login");
  await open({ pairs: pairs(), answers: log.answers });
  await openScreen(page, "Command log");
  await row(page, /oauth2/).click();
  await expect(page.getByText("Sent 29 B")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "What was sent" })).toHaveValue("grant_type=client_credentials");
  await expect(page.getByRole("textbox", { name: "The answer", exact: true })).toHaveValue(/"expires_in": 3600/);
  await page.getByRole("button", { name: "Copy the answer" }).click();
  await expect.poll(() => copied[0]).toContain('"expires_in":3600');
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await expect(page.getByText("set the variable CLIENT_SECRET before you run it")).toBeVisible();
  const command = copied[1] ?? "";
  expect(command).toContain(`--user 'monitor:'"$CLIENT_SECRET"`);
  await expect(page.getByRole("textbox", { name: "The command" })).toHaveValue(command);
});

test("an exchange that is not kept any more says so where its command was asked for", async ({ page, open }) => {
  const log = filled();
  const gone = new PairdeskError("not-found", "This exchange is not kept any more.", "Choose a newer one.");
  await open({ pairs: pairs(), answers: { ...log.answers, asCurl: () => Promise.reject(gone) } });
  await openScreen(page, "Command log");
  await row(page, /health/)
    .first()
    .click();
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await expect(rows(page).getByRole("alert")).toContainText("This exchange is not kept any more.Choose a newer one.");
});

test("it is narrowed by pair, by who was asked, by outcome and by words, and widened again", async ({ page, open }) => {
  const log = createExchangeLog(Date.now());
  log.record("health");
  log.record("silent", { appliance: "site2" });
  log.record("anonymous", { appliance: "site" });
  log.record("action", { pairId: "pair-2" });
  await open({ pairs: pairs(), answers: log.answers });
  await openScreen(page, "Command log");
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole("combobox", { name: "Pair" }).selectOption("Graz");
  await expect(rows(page)).toHaveText([/Graz/]);
  await page.getByRole("combobox", { name: "Pair" }).selectOption("Every pair");
  await page.getByRole("combobox", { name: "Who was asked" }).selectOption("Site name");
  await expect(rows(page)).toHaveText([/site name/]);
  await page.getByRole("combobox", { name: "Who was asked" }).selectOption("Appliances and site");
  await page.getByText("Failed", { exact: true }).click();
  await expect(rows(page)).toHaveText([/no answer/]);
  await page.getByText("Went well", { exact: true }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("textbox", { name: "Words in the path or the answer" }).fill("SUCCESS");
  await expect(rows(page)).toHaveText([/Graz/]);
  await page.getByRole("textbox", { name: "Words in the path or the answer" }).fill("nothing like it");
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByRole("textbox", { name: "Words in the path or the answer" })).toHaveValue("");
});

test("new exchanges wait behind a button that counts them, or come by themselves while one follows", async ({
  page,
  open,
}) => {
  const log = createExchangeLog(Date.now());
  log.record("health");
  const core = await open({ pairs: pairs(), answers: log.answers });
  await openScreen(page, "Command log");
  await expect(rows(page)).toHaveCount(1);
  await row(page, /health/).click();
  for (let count = 0; count < 12; count += 1) log.record("anonymous");
  core.tellExchanges(13);
  await page.getByRole("button", { name: "Show 12 new" }).click();
  await expect(rows(page)).toHaveCount(13);
  await expect(page.getByRole("textbox", { name: "The answer", exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: "Show new ones as they come" }).check();
  log.record("silent");
  core.tellExchanges(14);
  await expect(rows(page).first()).toHaveText(/no answer/);
  await expect(rows(page)).toHaveCount(14);
});

test("arrows go from row to row, Enter opens and closes, and the list is one stop of the keyboard", async ({
  page,
  open,
}) => {
  await open({ pairs: pairs(), answers: filled().answers });
  await openScreen(page, "Command log");
  const all = rows(page).locator("button[aria-expanded]");
  await page.getByRole("checkbox", { name: "Show new ones as they come" }).focus();
  await page.keyboard.press("Tab");
  await expect(all.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(all.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(all.nth(1)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Enter");
  await expect(all.nth(1)).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("End");
  await expect(all.last()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(all.last()).toBeFocused();
});

test("older exchanges come when the end is near, to the oldest of two thousand", async ({ page, open }) => {
  const log = createExchangeLog(Date.now());
  for (let count = 0; count < 2_000; count += 1) log.record(count % 7 === 0 ? "silent" : "health");
  const asked: CommandLogQuery[] = [];
  await open({
    pairs: pairs(),
    answers: {
      ...log.answers,
      commandLog(query) {
        asked.push(query);
        return log.answers.commandLog(query);
      },
    },
  });
  await openScreen(page, "Command log");
  await expect(rows(page)).toHaveCount(100);
  expect(asked).toHaveLength(1);
  // In the page: looking for words among so many rows from outside takes longer than the page does.
  await page.evaluate(async () => {
    while (document.querySelector(".older-exchanges button")) {
      window.scrollTo({ top: document.documentElement.scrollHeight });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect(page.getByText("All 2000.")).toBeVisible();
  await expect(rows(page)).toHaveCount(2_000);
});

test("a page of older ones that fails says so and comes at a press", async ({ page, open }) => {
  const log = createExchangeLog(Date.now());
  for (let count = 0; count < 150; count += 1) log.record("health");
  let isFailing = true;
  const refusal = new PairdeskError("not-found", "It cannot be read now.", "Try again.");
  await open({
    pairs: pairs(),
    answers: {
      ...log.answers,
      commandLog: (query) =>
        query.before !== undefined && isFailing ? Promise.reject(refusal) : log.answers.commandLog(query),
    },
  });
  await openScreen(page, "Command log");
  await expect(rows(page).first()).toBeVisible();
  await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight }));
  await expect(page.getByRole("alert")).toContainText("It cannot be read now.");
  isFailing = false;
  await page.getByRole("button", { name: "Load older" }).click();
  await expect(page.getByText("All 150.")).toBeVisible();
});

test("what is listed is saved as JSON lines, also what was not loaded, and the path can be copied", async ({
  page,
  open,
}) => {
  const copied = await copiedTexts(page);
  const log = createExchangeLog(Date.now());
  for (let count = 0; count < 250; count += 1) log.record(count % 2 === 0 ? "health" : "silent");
  const saved: { suggestedName: string; text: string }[] = [];
  let path: string | null = null;
  await open({
    pairs: pairs(),
    answers: {
      ...log.answers,
      async saveText(asked) {
        saved.push(asked);
        return path;
      },
    },
  });
  await openScreen(page, "Command log");
  await page.getByText("Failed", { exact: true }).click();
  await expect(rows(page).first()).toHaveText(/no answer/);
  await page.getByRole("button", { name: "Save what is listed" }).click();
  await expect.poll(() => saved.length).toBe(1);
  await expect(page.getByText("Saved as")).toHaveCount(0);
  path = "/home/kim/Downloads/log.jsonl";
  await page.getByRole("button", { name: "Save what is listed" }).click();
  await expect(page.getByText("125 exchanges, one a line.")).toBeVisible();
  await page.getByRole("button", { name: "Copy path of the file" }).click();
  await expect.poll(() => copied).toEqual([path]);
  const lines = saved[1]?.text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(lines).toHaveLength(125);
  expect(lines?.[0]).toMatchObject({ id: 250, outcome: { kind: "unreachable" } });
  expect(saved[1]?.suggestedName).toMatch(/^pairdesk-command-log-\d{4}-\d\d-\d\d\.jsonl$/);
});

test("a file that cannot be saved says why beside the button", async ({ page, open }) => {
  const full = new PairdeskError("disk-full", "There is no room left.", "Make room and save again.");
  await open({ pairs: pairs(), answers: { ...filled().answers, saveText: () => Promise.reject(full) } });
  await openScreen(page, "Command log");
  await page.getByRole("button", { name: "Save what is listed" }).click();
  await expect(page.getByRole("alert")).toContainText("There is no room left.Make room and save again.");
});

/** Every state of the built window, by role and label, over the real transport and a scripted core. */
import { expect } from "@playwright/test";
import { createJudgedViews } from "../fixtures/judged-views.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

const views = () => createPairViews(Date.now());

const firstForm = views();
const pairStates = {
  ...firstForm.byVerdict,
  stale: firstForm.stale,
  swapped: firstForm.swapped,
  "long names": firstForm.longNames,
  practice: firstForm.pair({ practice: true }),
  // As the real rules judge them: each has something on its page that no other state has.
  ...Object.fromEntries(
    Object.entries(createJudgedViews(Date.now())).filter(([state]) =>
      ["not trusted", "vantage lost", "takeover acknowledged", "own address down", "many small things"].includes(state),
    ),
  ),
};

for (const [state, pair] of Object.entries(pairStates)) {
  test(`the pair page is accessible when the pair is ${state}`, async ({ page, open, expectAccessible }) => {
    await open({ pairs: [pair] });
    await expect(page.getByRole("heading", { level: 1, name: pair.status.name })).toBeVisible();
    await expect(page.getByTestId("verdict")).toHaveText(pair.status.verdict.toUpperCase());
    for (const control of await page.locator("main button[aria-expanded]").all()) await control.click();
    await expectAccessible();
  });
}

test("the welcome page is accessible, also when the practice pair is refused", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open();
  await page.getByRole("button", { name: "Open the practice pair" }).click();
  await expect(page.getByRole("alert")).toContainText("Something went wrong inside Pairdesk");
  await expectAccessible();
});

test("notices are accessible", async ({ page, open, expectAccessible }) => {
  await open({
    notices: [
      { id: "keychain", severity: "warning", message: "No keychain answers.", advice: "Start one." },
      { id: "aside", severity: "info", message: "A database was set aside.", advice: "It is kept." },
    ],
  });
  await expect(page.getByRole("region", { name: "Warning" })).toContainText("No keychain answers.");
  await expectAccessible();
});

test("the page without a core is accessible", async ({ page, openOver, expectAccessible }) => {
  await openOver(null);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page works only inside Pairdesk");
  await expectAccessible();
});

test("each appliance stands in a region of its own name and identity, with what is known of it", async ({
  page,
  open,
}) => {
  await open({ pairs: [views().byVerdict.protected] });
  const site1 = page.getByRole("region", { name: "site1, normal primary" });
  await expect(site1).toContainText("PRIMARY");
  await expect(site1).toContainText("healthy");
  await expect(site1).toContainText("24.2.2 build 62108");
  await expect(site1).toContainText("12.12.1.50");
  await expect(site1).toContainText("71 d");
  await expect(site1).toContainText(/data \d+ s old · look \d+ s ago/);
  await expect(page.getByRole("region", { name: "site2, normal backup" })).toContainText("BACKUP");
  await expect(page.getByText(/Site name answers: site1 \(proved by appliance id, \d+ s ago\)/)).toBeVisible();
});

test("sides follow identity: with swapped roles the normal primary stays left and the arrow turns", async ({
  page,
  open,
}) => {
  await open({ pairs: [views().swapped] });
  const left = page.getByRole("region", { name: "site1, normal primary" });
  const right = page.getByRole("region", { name: "site2, normal backup" });
  await expect(left).toContainText("BACKUP");
  await expect(right).toContainText("PRIMARY");
  expect((await left.boundingBox())?.x).toBeLessThan((await right.boundingBox())?.x ?? 0);
  await expect(page.getByRole("region", { name: "Data sync" })).toContainText("from site2 to site1");
});

test("the sync has no direction while a role is unknown", async ({ page, open }) => {
  await open({ pairs: [views().byVerdict.unknown] });
  const sync = page.getByRole("region", { name: "Data sync" });
  await expect(sync).toContainText("no direction");
  await expect(sync).toContainText("none known");
});

test("a stale appliance is labelled so and keeps its last known role", async ({ page, open }) => {
  await open({ pairs: [views().stale] });
  const site1 = page.getByRole("region", { name: "site1, normal primary" });
  await expect(site1).toContainText("stale");
  await expect(site1).toContainText("PRIMARY");
});

test("a dead primary tells the role it had when it last answered", async ({ page, open }) => {
  await open({ pairs: [views().byVerdict.outage] });
  const site1 = page.getByRole("region", { name: "site1, normal primary" });
  await expect(site1).toContainText("does not answer");
  await expect(site1).toContainText("said primary when it last answered, 3 min ago");
});

test("a card names the layer at which the last look ended, the cause and what to do, with the fingerprint shown", async ({
  page,
  open,
}) => {
  const view = createJudgedViews(Date.now())["not trusted"];
  await open({ pairs: view ? [view] : [] });
  const site2 = page.getByRole("region", { name: "site2, normal backup" });
  await expect(site2).toContainText("not trusted");
  await expect(site2).toContainText("Trust: the certificate of site2, or one in its chain, has expired.");
  await expect(site2).toContainText("Import the renewed certificate");
  await expect(site2).toContainText(`Fingerprint shown: ${"abab ".repeat(16).trim()}`);
  await expect(site2.getByRole("button", { name: "Copy fingerprint of site2" })).toBeVisible();
  await expect(page.getByText(/Trust: the site name shows another certificate than the pinned one/)).toBeVisible();
});

test("while this computer sees nothing, no card looks for the cause at its appliance", async ({ page, open }) => {
  const view = createJudgedViews(Date.now())["vantage lost"];
  await open({ pairs: view ? [view] : [] });
  for (const name of ["site1, normal primary", "site2, normal backup"]) {
    const card = page.getByRole("region", { name });
    await expect(card).toContainText("not seen from here");
    await expect(card).toContainText("It may be this computer");
    await expect(card).not.toContainText("does not answer");
  }
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Nothing is declared down");
});

test("the data at risk ticks with its bound and its words", async ({ page, open }) => {
  await page.clock.install();
  // Made when it is asked for: a slow start is no part of the age.
  await open({ answers: { list: async () => [views().pair({ assessedAt: new Date(Date.now()).toISOString() })] } });
  const panel = page.getByRole("region", { name: "Data at risk" });
  await expect(panel).toContainText(/11 min 5\d s ?at most 13 min 0\d s/);
  await page.clock.fastForward(60_000);
  await expect(panel).toContainText(/12 min 5\d s ?at most 14 min 0\d s/);
  await expect(panel).toContainText(
    "would be missing on site2; sessions and recordings come back only if site1's disk does; settings must be entered again",
  );
});

test("only a changed verdict is read out, nothing that ticks", async ({ page, open }) => {
  await page.clock.install();
  const { byVerdict } = views();
  const core = await open({ pairs: [byVerdict.protected] });
  const spoken = page.locator("main [aria-live]");
  await expect(spoken).toHaveText("Support site: PROTECTED");
  await page.clock.fastForward(120_000);
  await expect(page.getByRole("region", { name: "Data at risk" })).toContainText("14 min");
  await expect(spoken).toHaveText("Support site: PROTECTED");
  core.tell({ type: "changed", pair: { ...byVerdict.outage, assessedAt: new Date(Date.now()).toISOString() } });
  await expect(spoken).toHaveText("Support site: OUTAGE");
});

test("the time behind an age is in its tooltip, by keyboard too, with the zone", async ({ page, open }) => {
  await open({ pairs: [views().byVerdict.protected] });
  await page.getByRole("region", { name: "Data sync" }).locator("time").focus();
  await expect(page.getByRole("tooltip")).toHaveText(/\d{4}.*(CET|CEST|GMT\+[12])/);
});

test("a finding opens by keyboard to its meaning, its evidence with grade and age, and what to do", async ({
  page,
  open,
}) => {
  await open({ pairs: [views().byVerdict.outage] });
  const control = page.getByRole("button", { name: /APPLIANCE_UNREACHABLE/ });
  await control.focus();
  await page.keyboard.press("Enter");
  await expect(control).toHaveAttribute("aria-expanded", "true");
  const panel = page.getByRole("region", { name: /APPLIANCE_UNREACHABLE/ });
  await expect(panel).toContainText("What it means");
  await expect(panel).toContainText(/site1: role primary \(told by the appliance, \d+ s ago\)/);
  await expect(panel).toContainText("What to do");
});

test("both readiness answers stand there, each with its reasons", async ({ page, open }) => {
  await open({ pairs: [views().byVerdict.unprotected] });
  await page.getByRole("button", { name: "Ready for a planned switch: no" }).click();
  await expect(page.getByText("site2 does not answer on its own address. (tried from here)")).toBeVisible();
  await page.getByRole("button", { name: "Ready if site1 dies: unknown" }).click();
  await expect(page.getByText(/nobody has confirmed them\. \(not known\)/)).toBeVisible();
});

test("Check now is busy until the look is done and then shows what it found", async ({ page, open }) => {
  const { byVerdict } = views();
  let answer = (): void => undefined;
  const looked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const found = { ...byVerdict.degraded, assessedAt: new Date(Date.now()).toISOString() };
  await open({ pairs: [byVerdict.protected], answers: { check: () => looked.then(() => found) } });
  const button = page.getByRole("button", { name: "Check now" });
  await button.click();
  await expect(button).toBeDisabled();
  answer();
  await expect(page.getByTestId("verdict")).toHaveText("DEGRADED");
  await expect(button).toBeEnabled();
});

test("a fault of ours shows the id under which the log holds it", async ({ page, open }) => {
  await open({
    pairs: [views().byVerdict.protected],
    answers: { check: () => Promise.reject(new Error("planted")) },
  });
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByRole("alert")).toContainText("E-4711");
});

test("a removed pair leaves the window for the welcome page", async ({ page, open }) => {
  const core = await open({ pairs: [views().byVerdict.protected] });
  await expect(page.getByTestId("verdict")).toBeVisible();
  core.tell({ type: "removed", pairId: "pair-1" });
  await expect(page.getByRole("button", { name: "Open the practice pair" })).toBeVisible();
});

test("nothing scrolls sideways at 1024 × 640, at 200 % zoom, nor at 320 pixels", async ({ page, open }) => {
  await open({ pairs: [views().longNames, { ...views().byVerdict.outage, id: "pair-2", practice: true }] });
  await page.getByRole("button", { name: /Remote support/ }).click();
  await expectNoSidewaysScroll(page, [...smallestSizes, [320, 256]]);
});

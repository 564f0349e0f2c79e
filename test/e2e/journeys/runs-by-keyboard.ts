/** Procedures on the practice pair without a mouse, from the pair's page to their end. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "./expect-soon.ts";
import { press, tabTo, write } from "./keyboard.ts";
import { verdict } from "./pair-page.ts";

/** The real pause before a call is a minute, and another one goes by before what came of it is told afresh. */
const longestStretchMs = 180_000;

export async function rehearseASwitchByKeyboard(page: Page): Promise<void> {
  await press(page, page.getByRole("button", { name: "Open the practice pair" }));
  await expect(verdict(page)).toHaveText("PROTECTED");
  await press(page, page.getByRole("button", { name: "Switch roles…" }));
  await press(page, page.getByRole("button", { name: "Dry run: Planned switch" }));
  await carryOut(page);
  const standing = page.getByRole("region", { name: "Where the run stands" });
  await expect(standing).toContainText("It was gone through to its end; nothing was changed.");
  const fold = page.getByRole("button", { name: /^Steps 1 to \d+ are over/, expanded: false });
  if ((await fold.count()) > 0) await press(page, fold);
  await press(page, page.getByRole("heading", { name: /Make site2 primary/ }).getByRole("button"));
  await expect(page.getByText(/"role":\s*"primary"/).first()).toBeVisible();
}

/** From the page of a pair whose conflict was called one. */
export async function resolveTheConflictByKeyboard(page: Page): Promise<void> {
  await press(page, page.getByRole("button", { name: "Resolve conflict…" }));
  await press(page, page.getByRole("button", { name: "Start: Resolve a conflict" }));
  await carryOut(page);
  const standing = page.getByRole("region", { name: "Where the run stands" });
  await expect(standing).toContainText("It took place, and both appliances prove it.");
}

/** Whatever is asked gets its first choice, and what is to be done by hand is left to Pairdesk. */
async function carryOut(page: Page): Promise<void> {
  const answer = page.getByRole("button", { name: /^(Give this answer|Give these answers|Confirm)$/ });
  const play = page.getByRole("button", { name: "Let Pairdesk do it here" });
  const did = page.getByRole("button", { name: "I have done this" });
  const over = page.getByRole("region", { name: "Where the run stands" }).getByRole("heading", { name: outcomes });
  for (;;) {
    await expect(answer.or(play).or(did).or(over).first()).toBeVisible({ timeout: longestStretchMs });
    if (await over.isVisible()) return;
    if (await play.isVisible()) {
      await press(page, play);
      await expect(play).toHaveCount(0);
    } else if (await did.isVisible()) {
      const step = await did.elementHandle();
      await press(page, did);
      await step?.waitForElementState("hidden");
    } else await fill(page, answer);
  }
}

const outcomes = /^(Done|Gone through|Incomplete|Failed|Unknown|Refused)/;

async function fill(page: Page, answer: Locator): Promise<void> {
  const form = page.locator("form").filter({ has: answer });
  for (const field of await form.getByRole("textbox").all()) {
    const name = /Type (site\d),/.exec((await field.getAttribute("aria-label")) ?? (await labelOf(field)));
    await write(page, field, name?.[1] ?? "This is practice.");
  }
  const radios = form.getByRole("radio");
  for (const choice of [radios, form.getByRole("checkbox")]) {
    if ((await choice.count()) === 0) continue;
    await tabTo(page, choice.first());
    await page.keyboard.press("Space");
  }
  const first = await form.elementHandle();
  await press(page, answer);
  await first?.waitForElementState("hidden");
}

const labelOf = (field: Locator): Promise<string> =>
  field.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? "");

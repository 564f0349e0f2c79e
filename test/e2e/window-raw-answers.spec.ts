/** What appliances answered to the letter, opened from the history in the built window. */
import { expect } from "@playwright/test";
import type { RawAnswersQuery } from "../../shared/contract/history.ts";
import type { RawAnswer } from "../../shared/domain/raw-answer.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { timelineOf } from "../fixtures/timeline-of.ts";
import { windowTest as test } from "../support/window-test.ts";

const answer = (id: number, changes: Partial<RawAnswer> = {}): RawAnswer => ({
  id,
  appliance: "site1",
  question: "GET /api/command/v2/health",
  from: new Date(Date.now() - 3_600_000 - id * 60_000).toISOString(),
  until: new Date(Date.now() - 60_000).toISOString(),
  times: 1,
  outcome: { kind: "answered", status: 200 },
  body: `{"failover_role":"primary","number":${id}}`,
  ...changes,
});

function openOn(rawAnswers: (query: RawAnswersQuery) => Promise<{ answers: RawAnswer[]; next: number | null }>) {
  return {
    pairs: [createPairViews(Date.now()).byVerdict.protected],
    answers: {
      timeline: async (period: { from: string; until: string }) => timelineOf(Date.now(), period),
      rawAnswers,
    },
  };
}

test("nothing is read before it is opened; then each answer shows its letter, and older ones follow", async ({
  page,
  open,
  expectAccessible,
}) => {
  const asked: RawAnswersQuery[] = [];
  await open(
    openOn(async (query) => {
      asked.push(query);
      if (query.before !== undefined) return { answers: [answer(1, { times: 240 })], next: null };
      return { answers: [answer(3), answer(2, { outcome: { kind: "answered", status: 500 }, body: null })], next: 2 };
    }),
  );
  await page.getByRole("button", { name: "History" }).click();
  const opener = page.getByText("What was answered, to the letter");
  await expect(opener).toBeVisible();
  expect(asked).toEqual([]);

  await opener.focus();
  await page.keyboard.press("Enter");
  const entries = page.getByRole("listitem").filter({ hasText: "GET /api/command/v2/health" });
  await expect(entries).toHaveCount(2);
  await entries.nth(0).locator("summary").click();
  await expect(page.getByRole("textbox", { name: "Answer of site1 to GET /api/command/v2/health" })).toHaveValue(
    '{"failover_role":"primary","number":3}',
  );
  await entries.nth(1).locator("summary").click();
  await expect(entries.nth(1)).toContainText("No text of it is kept.");

  await page.getByRole("button", { name: "Older answers" }).click();
  await expect(entries).toHaveCount(3);
  await expect(entries.nth(2)).toContainText("the same 240 times");
  await expect(page.getByRole("button", { name: "Older answers" })).toHaveCount(0);
  await expectAccessible();
});

test("the answers of one appliance alone can be asked for, and why reading failed stands there", async ({
  page,
  open,
}) => {
  const asked: (string | undefined)[] = [];
  await open(
    openOn(async ({ appliance }) => {
      asked.push(appliance);
      if (appliance === "site2") throw new Error("the disk does not answer");
      return { answers: [], next: null };
    }),
  );
  await page.getByRole("button", { name: "History" }).click();
  await page.getByText("What was answered, to the letter").click();
  await expect(page.getByText("Nothing was answered in this time, or it is not kept any more.")).toBeVisible();
  await page.getByLabel("Of", { exact: true }).selectOption("site2");
  await expect(page.getByRole("alert")).toContainText("Something went wrong inside Pairdesk");
  expect(asked).toEqual([undefined, "site2"]);
  await page.getByRole("button", { name: "Read the time that is shown now" }).click();
  await expect.poll(() => asked).toEqual([undefined, "site2", "site2"]);
});

/** The history screen of the built window over a scripted core: what it draws, says, and does by keyboard. */
import { expect, type Page } from "@playwright/test";
import { createPairViews } from "../fixtures/pair-views.ts";
import { timelineOf } from "../fixtures/timeline-of.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

interface Asked {
  from: string;
  until: string;
}

async function openHistory(page: Page, open: (options: object) => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  await open({
    pairs: [createPairViews(Date.now()).byVerdict.protected],
    answers: {
      timeline: async (period: Asked) => {
        asked.push(period);
        return timelineOf(Date.now(), period);
      },
    },
  });
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "History of Support site" })).toBeFocused();
  await expect(page.getByRole("slider", { name: "Pair, Verdict" })).toBeVisible();
  return asked;
}

const hoursOf = ({ from, until }: Asked): number => Math.round((Date.parse(until) - Date.parse(from)) / 36_000) / 100;

test("a lane is walked by the arrow keys, and each span says what, when, how long and how known", async ({
  page,
  open,
}) => {
  await openHistory(page, open);
  const verdict = page.getByRole("slider", { name: "Pair, Verdict" });
  await verdict.focus();
  await expect(verdict).toHaveAttribute("aria-valuetext", /^degraded: .* Seen \d+ times\.$/);
  await verdict.press("ArrowLeft");
  await expect(verdict).toHaveAttribute(
    "aria-valuetext",
    /^not watched: Pairdesk was off: .*It changed from protected to degraded somewhere in between; nobody saw when\.$/,
  );
  await verdict.press("ArrowLeft");
  await verdict.press("ArrowLeft");
  await expect(verdict).toHaveAttribute("aria-valuetext", /^outage: .*, 24 min 00 s\. /);
  await expect(page.getByText(/^Pair, Verdict: outage: /)).toBeVisible();
});

test("availability has its method, its coverage and its bounds", async ({ page, open }) => {
  await openHistory(page, open);
  const panel = page.getByRole("region", { name: "Availability of the site" });
  await expect(panel).toContainText(/98\.\d+\s?% of observed time/);
  await expect(panel).toContainText(/Observed 95\.\d\s?% of this time/);
  await panel.getByText("How this is reckoned").click();
  await expect(panel).toContainText("Only the verdict “outage” counts as down");
});

test("incidents say whether somebody saw them begin and end", async ({ page, open }) => {
  await openHistory(page, open);
  const rows = page.getByRole("region", { name: /^Incidents/ }).getByRole("row");
  await expect(rows.nth(1)).toContainText("seen from");
  await expect(rows.nth(1)).toContainText("so far");
  await expect(rows.nth(2)).toContainText("24 min 00 s");
  await expect(rows.nth(2)).toContainText("SITE_UNREACHABLE");
});

test("the table is the twin of what is drawn, and is filtered by words", async ({ page, open }) => {
  await openHistory(page, open);
  const table = page.getByRole("region", { name: /^Everything in this time/ });
  await table.getByRole("searchbox", { name: "Filter" }).fill("verdict outage");
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table.getByRole("row").nth(1)).toContainText("24 min 00 s");
});

test("length, earlier and zoom ask for the stretch they name; now leads back", async ({ page, open }) => {
  const asked = await openHistory(page, open);
  await page.getByRole("button", { name: "1 week" }).click();
  await expect.poll(() => hoursOf(asked.at(-1) ?? { from: "", until: "" })).toBe(168);
  await page.getByRole("button", { name: "Earlier" }).click();
  await expect.poll(() => Date.now() - Date.parse(asked.at(-1)?.until ?? "")).toBeGreaterThan(80 * 3_600_000);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(() => hoursOf(asked.at(-1) ?? { from: "", until: "" })).toBe(84);
  await page.getByRole("button", { name: "Now", exact: true }).click();
  await expect.poll(() => Date.now() - Date.parse(asked.at(-1)?.until ?? "")).toBeLessThan(60_000);
});

test("nothing recorded yet, and a core that fails, are said in words", async ({ page, open }) => {
  const empty = (period: Asked) => ({ ...timelineOf(Date.now(), period), recordedSince: null, lanes: [] });
  let answer = async (period: Asked) => empty(period);
  await open({
    pairs: [createPairViews(Date.now()).byVerdict.protected],
    answers: { timeline: (period) => answer(period) },
  });
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByText(/^Nothing is recorded yet/)).toBeVisible();
  answer = () => Promise.reject(new Error("planted"));
  await page.getByRole("button", { name: "1 week" }).click();
  await expect(page.getByRole("alert")).toContainText("E-4711");
});

test("what is still drawn while another time is read, and when that fails, is named by its own time", async ({
  page,
  open,
}) => {
  let fail: (() => void) | null = null;
  let isSlow = false;
  await open({
    pairs: [createPairViews(Date.now()).byVerdict.protected],
    answers: {
      timeline: (period: Asked) =>
        isSlow
          ? new Promise((_, reject) => {
              fail = () => reject(new Error("planted"));
            })
          : Promise.resolve(timelineOf(Date.now(), period)),
    },
  });
  await page.getByRole("button", { name: "History" }).click();
  const drawn = page.locator(".period-words");
  await expect(drawn).toHaveText(/ to /);
  await expect(drawn).not.toContainText("reading");
  const before = (await drawn.textContent()) ?? "";
  isSlow = true;
  await page.getByRole("button", { name: "1 week" }).click();
  await expect(drawn).toHaveText(`${before} · reading…`);
  await expect.poll(() => fail).not.toBeNull();
  (fail as (() => void) | null)?.();
  await expect(drawn).toHaveText(`Still shows ${before}`);
});

test("incidents come two hundred at a time, and the keyboard goes on to the first new one", async ({ page, open }) => {
  await open({
    pairs: [createPairViews(Date.now()).byVerdict.protected],
    answers: {
      timeline: async (period: Asked) => {
        const timeline = timelineOf(Date.now(), period);
        const [incident] = timeline.incidents;
        if (!incident) throw new Error("the fixture has no incident");
        const incidents = Array.from({ length: 230 }, (_, index) => ({ ...incident, code: `FINDING_${index}` }));
        return { ...timeline, incidents };
      },
    },
  });
  await page.getByRole("button", { name: "History" }).click();
  const list = page.getByRole("region", { name: "Incidents (230)" });
  await expect(list.getByRole("row")).toHaveCount(201);
  await list.getByRole("button", { name: "Show 30 more" }).press("Enter");
  await expect(list.getByRole("row")).toHaveCount(231);
  await expect(list.getByRole("row").nth(201)).toBeFocused();
  await expect(list.getByRole("button", { name: /more$/ })).toHaveCount(0);
});

test("a turning wheel zooms, and asks for no more than can be drawn", async ({ page, open }) => {
  const asked = await openHistory(page, open);
  const before = asked.length;
  await page.getByRole("slider", { name: "Pair, Verdict" }).evaluate((strip) => {
    const { left, width, top } = strip.getBoundingClientRect();
    const place = { clientX: left + width / 2, clientY: top + 2, bubbles: true, cancelable: true };
    for (let turn = 0; turn < 6; turn += 1) {
      strip.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, ctrlKey: true, ...place }));
    }
  });
  await expect.poll(() => hoursOf(asked.at(-1) ?? { from: "", until: "" })).toBeCloseTo(24 / 1.25 ** 6, 1);
  expect(asked.length - before).toBeLessThanOrEqual(2);
});

test("a finding that was shown is not shown again to who comes back, whose keyboard is at the heading", async ({
  page,
  open,
}) => {
  await openHistory(page, open);
  await page
    .getByRole("region", { name: /^Incidents/ })
    .getByRole("button")
    .nth(1)
    .click();
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeFocused();
  await expect(page.getByText(/^Shown: SITE_UNREACHABLE/)).toBeVisible();
  await page.getByRole("button", { name: "The pair now" }).click();
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "History of Support site" })).toBeFocused();
  await expect(page.getByText(/^Shown: /)).toHaveCount(0);
});

test("the history is accessible and does not scroll sideways, also at 200 % zoom", async ({
  page,
  open,
  expectAccessible,
}) => {
  await openHistory(page, open);
  await expectAccessible();
  await expectNoSidewaysScroll(page, smallestSizes);
  await expectAccessible();
});

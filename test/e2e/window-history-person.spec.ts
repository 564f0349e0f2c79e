/** What a person adds to the history in the built window: notes, an appliance's own history, and how it is found again. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { WrittenNote } from "../../shared/contract/history.ts";
import type { PairTimeline, TimelineNote, TimelineReport } from "../../shared/domain/pair-timeline.ts";
import type { ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { timelineOf } from "../fixtures/timeline-of.ts";
import { windowTest as test } from "../support/window-test.ts";

/** A core that keeps notes and reports as the real one does, in lists. */
function createKeeper() {
  const kept: { notes: TimelineNote[]; reports: TimelineReport[]; asked: { from: string; until: string }[] } = {
    notes: [],
    reports: [],
    asked: [],
  };
  const answers: NonNullable<ScriptedCoreOptions["answers"]> = {
    async timeline(period): Promise<PairTimeline> {
      kept.asked.push(period);
      return { ...timelineOf(Date.now(), period), notes: kept.notes, reports: kept.reports };
    },
    async putNote({ id, ...note }: WrittenNote) {
      const put = { ...note, id: id ?? `note-${kept.notes.length + 1}`, writtenAt: new Date().toISOString() };
      kept.notes = [...kept.notes.filter((one) => one.id !== put.id), put];
      return put;
    },
    async removeNote(noteId) {
      const [removed] = kept.notes.filter(({ id }) => id === noteId);
      if (!removed) throw new Error("the spec has no such note");
      kept.notes = kept.notes.filter(({ id }) => id !== noteId);
      return removed;
    },
    async reports({ appliance }) {
      // As the contract does: it knows no appliance without a name.
      if (appliance === "") throw new Error("asked for the reports of no appliance");
      return kept.reports.filter((report) => report.appliance === appliance);
    },
    async putReports({ appliance, lines }) {
      const pastedAt = new Date(Date.UTC(2026, 0, 1) + kept.reports.length).toISOString();
      const added = lines.map((line, index) => ({ ...line, id: `${pastedAt}${index}`, appliance, pastedAt }));
      kept.reports = [...kept.reports, ...added];
      return { added: added.length, known: 0, pastedAt };
    },
    async removeReports(pastedAt) {
      const removed = kept.reports.filter((report) => report.pastedAt === pastedAt);
      kept.reports = kept.reports.filter((report) => report.pastedAt !== pastedAt);
      return removed;
    },
  };
  return { kept, answers };
}

async function openHistory(page: Page, open: (options: ScriptedCoreOptions) => Promise<unknown>) {
  const keeper = createKeeper();
  await open({ pairs: [createPairViews(Date.now()).byVerdict.protected], answers: keeper.answers });
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByRole("slider", { name: "Pair, Verdict" })).toBeVisible();
  return keeper.kept;
}

test("a note is written from a focused span by keyboard, stands on the timeline, and is changed by Enter", async ({
  page,
  open,
}) => {
  const kept = await openHistory(page, open);
  const verdict = page.getByRole("slider", { name: "Pair, Verdict" });
  await verdict.focus();
  await expect(page.getByText("Press N to write a note about it.")).toBeVisible();
  await expect(verdict).toHaveAccessibleDescription(/Page Up and Page Down move in time\. N writes a note/);
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "Add a note" });
  await expect(dialog.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("The switch was replaced.");
  await page.keyboard.press("Tab");
  await page.keyboard.type("INC-7");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  expect(kept.notes).toMatchObject([{ text: "The switch was replaced.", ticket: "INC-7" }]);
  const [note] = kept.notes;
  // The last span of the verdict is the five hours since Pairdesk is on again.
  expect(Math.round((Date.parse(note?.until ?? "") - Date.parse(note?.from ?? "")) / 3_600_000)).toBe(5);
  const marks = page.getByRole("slider", { name: "Notes" });
  await expect(marks).toHaveAttribute("aria-valuetext", /^“The switch was replaced.” \(INC-7\): /);
  await marks.focus();
  await page.keyboard.press("Enter");
  const change = page.getByRole("dialog", { name: "Change the note" });
  await change.getByRole("textbox", { name: "Note" }).fill("The switch was replaced twice.");
  await change.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByRole("region", { name: /^Notes \(/ })).toContainText("replaced twice");
  expect(kept.notes).toHaveLength(1);
});

test("after moving in time the words below, what the slider says and what Enter changes are the same", async ({
  page,
  open,
}) => {
  const { kept, answers } = createKeeper();
  const noteAt = (id: string, hoursAgo: number) => {
    const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
    return { id, from: at, until: at, text: `The note ${id}.`, ticket: null, writtenAt: at };
  };
  kept.notes = [noteAt("one", 30), noteAt("two", 20), noteAt("three", 1)];
  const inTime: typeof answers = {
    ...answers,
    async timeline(period) {
      const notes = kept.notes.filter(({ from }) => from >= period.from && from <= period.until);
      return { ...timelineOf(Date.now(), period), notes };
    },
  };
  await open({ pairs: [createPairViews(Date.now()).byVerdict.protected], answers: inTime });
  await page.getByRole("button", { name: "History" }).click();
  const marks = page.getByRole("slider", { name: "Notes" });
  const below = page.locator(".history-described");
  await marks.focus();
  await expect(marks).toHaveAttribute("aria-valuetext", /The note three/);
  await page.keyboard.press("Home");
  await expect(below).toContainText("The note two");
  // The note is the first of two here, and the second of two after half a day back.
  await page.keyboard.press("PageUp");
  await expect(marks).toHaveAttribute("max", "1");
  await expect(marks).toHaveValue("1");
  await expect(marks).toHaveAttribute("aria-valuetext", /The note two/);
  await expect(below).toContainText("The note two");
  // A day back it is out of view, and the nearest takes its place.
  await page.keyboard.press("PageUp");
  await expect(marks).toHaveAttribute("aria-valuetext", /The note one/);
  await expect(below).toContainText("The note one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Note" })).toHaveValue("The note one.");
});

test("a note about now is written from a button; one that ends before it begins, or says nothing, is not taken", async ({
  page,
  open,
}) => {
  const kept = await openHistory(page, open);
  await page.getByRole("button", { name: "Add a note…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a note" });
  await dialog.getByRole("button", { name: "Save the note" }).click();
  await expect(dialog).toContainText("Write what is to be remembered.");
  await expect(dialog.getByRole("textbox", { name: "Note" })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Note" }).fill("<img src=x onerror=alert(1)>");
  await dialog.getByRole("radio", { name: "a stretch of time" }).check();
  await dialog.getByLabel("Until").fill("2001-01-01T00:00:00");
  await dialog.getByRole("button", { name: "Save the note" }).click();
  await expect(dialog).toContainText("It ends before it begins.");
  await expect(dialog.getByLabel("Until")).toBeFocused();
  await dialog.getByRole("radio", { name: "a moment" }).check();
  await dialog.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByRole("region", { name: /^Notes \(/ })).toContainText("<img src=x onerror=alert(1)>");
  expect(kept.notes[0]?.from).toBe(kept.notes[0]?.until);
});

test("a removed note comes back by undo, and a core that fails is said", async ({ page, open }) => {
  const kept = await openHistory(page, open);
  await page.getByRole("button", { name: "Add a note…" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("To be removed");
  await page.getByRole("button", { name: "Save the note" }).click();
  const notes = page.getByRole("region", { name: /^Notes \(/ });
  await notes.getByRole("button", { name: "Remove" }).click();
  await expect(notes).toBeHidden();
  expect(kept.notes).toEqual([]);
  await page.getByRole("region", { name: "Just done" }).getByRole("button", { name: "Undo" }).click();
  await expect(notes).toContainText("To be removed");
  kept.notes = [];
  await notes.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("alert")).toContainText("E-4711");
});

/** As if it had been copied elsewhere. */
const paste = (field: Locator, copied: Record<string, string>): Promise<void> =>
  field.evaluate((element, texts) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, copied);

const table = `<table><tr><th>Date</th><th>Status</th></tr>
  <tr><td>2026-03-14 12:05:09</td><td>Primary <script>alert(1)</script></td></tr>
  <tr><td>2026-03-14 12:06:09</td><td>no answer from partner</td></tr></table>`;

test("a copied table is read with its columns, previewed, merged as the appliance's words, and taken back", async ({
  page,
  open,
}) => {
  const kept = await openHistory(page, open);
  await page.getByRole("button", { name: "Paste an appliance’s own history…" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste the appliance’s own status history" });
  await dialog.getByLabel("Time zone of its times").selectOption("UTC");
  const field = dialog.getByRole("textbox", { name: "What you copied" });
  await paste(field, { "text/html": table, "text/plain": "something else" });
  await expect(field).toHaveValue(/^Date\tStatus\n2026-03-14 12:05:09\tPrimary\n/);
  await expect(dialog.getByRole("status")).toHaveText(/2 new, 0 already known, 0 not understood, one heading left out/);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Add 2 lines" }).click();
  await expect(dialog).toContainText("Choose the appliance whose history this is.");
  await expect(dialog.getByRole("radio").first()).toBeFocused();
  await dialog.getByRole("radio", { name: "site2" }).check();
  await dialog.getByRole("button", { name: "Add 2 lines" }).click();
  await expect(dialog).toBeHidden();
  expect(kept.reports.map(({ appliance, at, text }) => [appliance, at, text])).toEqual([
    ["site2", "2026-03-14T12:05:09.000Z", "Primary"],
    ["site2", "2026-03-14T12:06:09.000Z", "no answer from partner"],
  ]);
  const pastes = page.getByRole("region", { name: "Reported by appliances" });
  await expect(pastes).toContainText("site2: 2 lines");
  await expect(page.getByRole("slider", { name: "Reported by site2" })).toBeVisible();
  await page.getByRole("region", { name: "Just done" }).getByRole("button", { name: "Undo" }).click();
  await expect(pastes).toBeHidden();
  expect(kept.reports).toEqual([]);
});

test("dates with two meanings are asked about, known lines are counted, and what cannot be read is listed", async ({
  page,
  open,
}) => {
  const kept = await openHistory(page, open);
  const known = { id: "r", appliance: "site1", at: "2026-04-03T12:00:00.000Z", text: "Primary" };
  kept.reports = [{ ...known, pastedAt: "2026-05-01T00:00:00.000Z" }];
  await page.getByRole("button", { name: "Paste an appliance’s own history…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "site1" }).check();
  await dialog.getByLabel("Time zone of its times").selectOption("UTC");
  const lines = ["3/4/2026 12:00\tPrimary", "3/4/2026 12:01\tBackup", "3/4/2026 12:01\tBackup", "never"];
  await dialog.getByRole("textbox", { name: "What you copied" }).fill(lines.join("\n"));
  await expect(dialog.getByRole("button", { name: "Add lines" })).toBeDisabled();
  await dialog.getByRole("radio", { name: /^the day/ }).check();
  await expect(dialog.getByRole("status")).toHaveText(/1 new, 2 already known, 1 not understood/);
  await dialog.getByRole("radio", { name: "site2" }).check();
  await expect(dialog.getByRole("status")).toHaveText(/2 new, 1 already known, 1 not understood/);
  await dialog.getByText("Not understood and not added (1)").click();
  await expect(dialog).toContainText("Line 4, no date with a time of day: never");
  const field = dialog.getByRole("textbox", { name: "What you copied" });
  await field.fill("");
  await paste(field, { "text/plain": `${"x".repeat(40)}\n`.repeat(10_001) });
  await expect(dialog.getByRole("alert")).toContainText("10,000 can be taken in at once");
  await field.fill("");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("the keyboard stays on the list when a row of it is removed or all of it is shown", async ({ page, open }) => {
  const { kept, answers } = createKeeper();
  const at = new Date(Date.now() - 3_600_000).toISOString();
  kept.notes = Array.from({ length: 12 }, (_, index) => ({
    ...{ id: `note-${index}`, from: at, until: at, text: `Note number ${index}.`, ticket: null, writtenAt: at },
  }));
  await open({ pairs: [createPairViews(Date.now()).byVerdict.protected], answers });
  await page.getByRole("button", { name: "History" }).click();
  const notes = page.getByRole("region", { name: /^Notes \(/ });
  await notes.getByRole("button", { name: "Show all 12" }).press("Enter");
  await expect(notes.getByRole("listitem").nth(10)).toBeFocused();
  await notes.getByRole("button", { name: "Remove" }).nth(3).press("Enter");
  await expect(page.getByRole("heading", { name: "Notes (11)" })).toBeFocused();
  kept.notes = kept.notes.slice(0, 1);
  await page.getByRole("button", { name: "1 h", exact: true }).click();
  await notes.getByRole("button", { name: "Remove" }).press("Enter");
  await expect(notes).toBeHidden();
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeFocused();
});

test("what was written or pasted is not lost without a question: by Escape, Cancel or a click beside it", async ({
  page,
  open,
}) => {
  const kept = await openHistory(page, open);
  await page.getByRole("button", { name: "Add a note…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a note" });
  const question = page.getByRole("dialog", { name: "Leave without saving the note?" });
  await page.mouse.click(2, 2);
  await expect(dialog).toBeVisible();
  const text = dialog.getByRole("textbox", { name: "Note" });
  await text.fill("The switch was replaced.");
  await page.keyboard.press("Escape");
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(text).toHaveValue("The switch was replaced.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await question.getByRole("button", { name: "Stay here" }).click();
  await expect(text).toHaveValue("The switch was replaced.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await question.getByRole("button", { name: "Leave and lose it" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Add a note…" })).toBeFocused();
  expect(kept.notes).toEqual([]);

  await page.getByRole("button", { name: "Paste an appliance’s own history…" }).click();
  const pasting = page.getByRole("dialog", { name: "Paste the appliance’s own status history" });
  await pasting.getByRole("textbox", { name: "What you copied" }).fill("never");
  await page.keyboard.press("Escape");
  const asked = page.getByRole("dialog", { name: "Leave without adding the lines?" });
  await asked.getByRole("button", { name: "Leave and lose it" }).click();
  await expect(pasting).toBeHidden();
});

test("an incident moves the timeline to it and is marked there; the table is sorted and filtered", async ({
  page,
  open,
}) => {
  const kept = await openHistory(page, open);
  const incidents = page.getByRole("region", { name: /^Incidents/ });
  await expect(incidents.getByRole("row").nth(1)).toContainText("nothing yet");
  await expect(incidents.getByRole("row").nth(2)).toContainText("A look saw it begin.");
  await incidents.getByRole("row").nth(2).getByRole("button").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Shown: SITE_UNREACHABLE" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeFocused();
  // The incident of 24 minutes with as much before and after it.
  const { from, until } = kept.asked.at(-1) ?? { from: "", until: "" };
  expect(Math.round((Date.parse(until) - Date.parse(from)) / 60_000)).toBe(72);

  const everything = page.getByRole("region", { name: /^Everything in this time/ });
  const heading = (name: string) => everything.getByRole("columnheader", { name });
  await expect(heading("From")).toHaveAttribute("aria-sort", "descending");
  await heading("Kind").getByRole("button").press("Enter");
  await expect(heading("Kind")).toHaveAttribute("aria-sort", "ascending");
  await expect(heading("From")).not.toHaveAttribute("aria-sort");
  await expect(everything.getByRole("row").nth(1)).toContainText("Certificate");
  await heading("Kind").getByRole("button").press("Enter");
  await expect(heading("Kind")).toHaveAttribute("aria-sort", "descending");
  await expect(everything.getByRole("row").nth(1)).toContainText("Verdict");
  await everything.getByLabel("Kind").selectOption("Incident");
  await everything.getByLabel("About").selectOption("Pair");
  await everything.getByRole("searchbox", { name: "Filter" }).fill("site_unreachable");
  await expect(everything.getByRole("row")).toHaveCount(2);
});

test("a finding of the pair page is shown on the timeline", async ({ page, open }) => {
  const { kept, answers } = createKeeper();
  const view = createPairViews(Date.now()).byVerdict.protected;
  const finding = {
    ...{ code: "TAKEOVER_SEEN", severity: "warning", appliance: "site2", message: "site2 has become primary." },
    ...{ expected: null, evidence: [] },
  } as (typeof view)["status"]["findings"][number];
  await open({ pairs: [{ ...view, status: { ...view.status, findings: [finding] } }], answers });
  await page.getByRole("button", { name: /TAKEOVER_SEEN/ }).click();
  await page.getByRole("button", { name: "Show on the timeline" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Shown: TAKEOVER_SEEN" })).toBeVisible();
  const { from, until } = kept.asked.at(-1) ?? { from: "", until: "" };
  expect(Math.round((Date.parse(until) - Date.parse(from)) / 3_600_000)).toBe(15);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });
    test("both dialogs are accessible and fit, also at 200 % zoom", async ({ page, open, expectAccessible }) => {
      await openHistory(page, open);
      await page.getByRole("button", { name: "Paste an appliance’s own history…" }).click();
      await page.getByRole("textbox", { name: "What you copied" }).fill("3/4/2026 1:00 PM\tPrimary\nnever");
      await page.getByRole("radio", { name: /^the month/ }).check();
      await expect(page.getByRole("status").filter({ hasText: "1 new" })).toBeVisible();
      await expectAccessible();
      await page.setViewportSize({ width: 512, height: 320 });
      const excess = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      expect(excess).toBeLessThanOrEqual(0);
      await page.keyboard.press("Escape");
      await expectAccessible();
      await page.getByRole("button", { name: "Leave and lose it" }).click();
      await page.getByRole("button", { name: "Add a note…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible();
    });
  });
}

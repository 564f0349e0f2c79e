/** The page of a run: every point that looks different is told in words, reachable by keyboard, and leads on. */
import { expect } from "@playwright/test";
import { PairdeskError } from "../../shared/errors.ts";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import type { RunDeed } from "../fakes/scripted-core.ts";
import { createRunViews } from "../fixtures/run-views.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { coreWithRuns, openRun, unfoldSteps } from "../support/open-run.ts";
import { windowTest as test } from "../support/window-test.ts";

type Views = ReturnType<typeof createRunViews>;

const points: Record<string, (views: Views) => RunView> = {
  "a run that looks": ({ planned }) => planned("look"),
  "a question with a reason and a name to type": ({ planned }) => planned("agree"),
  "the pause before a call": ({ pause }) => pause,
  "a wait": ({ planned }) => planned("settle"),
  "a step by hand": ({ planned }) => planned("swing", { canBePlayed: true }),
  "an unplanned takeover": ({ takeover }) => takeover,
  "a conflict": ({ conflict }) => conflict,
  "a dry run": ({ dryRun }) => dryRun,
  "a run that was cut off": ({ cutOff }) => cutOff,
  "a foreign change": ({ foreign }) => foreign,
  "an end as done": ({ ended }) => ended.done,
  "an end as incomplete": ({ ended }) => ended.incomplete,
  "an end as failed": ({ ended }) => ended.failed,
  "an end as unknown": ({ ended }) => ended.unknown,
  "an end as refused": ({ ended }) => ended.refused,
  "the longest names": ({ longNames }) => longNames,
};

for (const [name, of] of Object.entries(points)) {
  test(`${name} is accessible with everything open, and fits the smallest window`, async ({
    page,
    open,
    expectAccessible,
  }) => {
    const run = of(createRunViews(Date.now()));
    await open(coreWithRuns([run]));
    await openRun(page, run);
    const steps = page.getByRole("region", { name: "Steps" });
    await unfoldSteps(page);
    for (const { title } of run.steps) {
      const control = steps.getByRole("heading", { name: title }).getByRole("button");
      if ((await control.getAttribute("aria-expanded")) === "false") await control.click();
    }
    await expect(steps.locator(".step-control[aria-expanded=true]")).toHaveCount(run.steps.length);
    await expectAccessible();
    await expectNoSidewaysScroll(page, smallestSizes);
  });
}

/** Keeps what was asked, and answers with the next of these. */
function answering(...next: RunView[]) {
  const asked: RunDeed[] = [];
  return {
    asked,
    onDeed(deed: RunDeed): RunView {
      asked.push(deed);
      const answer = next[asked.length - 1];
      if (!answer) throw new Error(`no answer to ${deed.call}`);
      return answer;
    },
  };
}

test("a question is answered by keyboard, and focus follows to the step that comes next", async ({ page, open }) => {
  const { planned, pause } = createRunViews(Date.now());
  const { asked, onDeed } = answering(pause);
  await open(coreWithRuns([planned("agree")], onDeed));
  await openRun(page, planned("agree"));
  await expect(page.getByText("normal backup, on the right")).toBeVisible();
  await expect(page.getByText("0d9c8b7a69584736251403f2e1d0c9b8")).toBeVisible();
  await page.getByRole("radio", { name: "Sync first" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("The sync comes first.");
  await page.keyboard.press("Tab");
  await page.keyboard.type("site2");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /5\. Make site2 primary/ })).toBeFocused();
  expect(asked).toEqual([
    {
      call: "answer",
      runId: "run-1",
      step: "agree",
      more: { "sync-first": "yes", "reason-sync-overdue": "The sync comes first.", target: "site2" },
    },
  ]);
});

test("what is missing or mistyped is said beside its field, and nothing is sent", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  const { asked, onDeed } = answering();
  await open(coreWithRuns([planned("agree")], onDeed));
  await openRun(page, planned("agree"));
  await page.getByLabel("The appliance that becomes primary").fill("site1");
  await page.getByRole("button", { name: "Give these answers" }).click();
  await expect(page.getByRole("radio", { name: "Sync first" })).toBeFocused();
  await expect(page.getByText("Choose one.")).toBeVisible();
  await expect(page.getByText("Say why you go on all the same")).toBeVisible();
  await expect(page.getByText("Type site2 exactly as it is written.")).toBeVisible();
  expect(asked).toEqual([]);
});

test("an answer that the core refuses stays in its field, with why", async ({ page, open }) => {
  const { takeover } = createRunViews(Date.now());
  await open(
    coreWithRuns([takeover], () => {
      throw new PairdeskError("run-refused", "The pair looks different by now.", "Look at it again.");
    }),
  );
  await openRun(page, takeover);
  await page.getByRole("checkbox").check();
  await page.getByRole("textbox", { name: /Which settings were changed/ }).fill("none");
  await page.getByRole("button", { name: "Give these answers" }).click();
  await expect(page.getByRole("alert")).toContainText("The pair looks different by now.");
  await expect(page.getByRole("textbox", { name: /Which settings were changed/ })).toHaveValue("none");
});

test("a run that goes on by itself is announced once, and takes focus from nobody", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  const core = await open(coreWithRuns([planned("settle")]));
  await openRun(page, planned("settle"));
  await page.getByRole("button", { name: "Add a note on Wait for both roles" }).click();
  const note = page.getByRole("textbox", { name: "Note on Wait for both roles" });
  await note.fill("It takes long today");
  core.tellRun({ type: "changed", run: planned("swing") });
  await expect(
    page.getByRole("status").filter({ hasText: "Step 7 of 8: Lead the site name to site2, yours to do." }),
  ).toHaveCount(1);
  await expect(page.getByRole("button", { name: "I have done this" })).toBeVisible();
  await expect(note).toBeFocused();
  await expect(note).toHaveValue("It takes long today");
});

test("what is over folds into one line that counts how it went, and opens again", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  await open(coreWithRuns([planned("swing")]));
  await openRun(page, planned("swing"));
  const fold = page.getByRole("button", { name: /^Steps 1 to 5 are over/ });
  await expect(fold).toContainText("1 not known");
  await expect(page.getByRole("button", { name: /^1\. / })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^6\. Wait for both roles/ })).toBeVisible();
  await fold.press("Enter");
  await expect(fold).toBeFocused();
  await expect(page.getByRole("button", { name: /^1\. / })).toBeVisible();
});

test("the present step comes into sight when the run moves on, and focus stays where it is", async ({ page, open }) => {
  await page.setViewportSize({ width: 1024, height: 640 });
  const { planned } = createRunViews(Date.now());
  const core = await open(coreWithRuns([planned("look")]));
  await openRun(page, planned("look"));
  core.tellRun({ type: "changed", run: planned("swing") });
  const control = page.getByRole("button", { name: /^7\. Lead the site name/ });
  await expect(control).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("button", { name: "I have done this" })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByRole("region", { name: "Where the run stands" })).toBeInViewport({ ratio: 1 });
});

test("whoever writes is not scrolled away, and what they write in is not folded", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  const core = await open(coreWithRuns([planned("look")]));
  await openRun(page, planned("look"));
  await page.getByRole("button", { name: /^Add a note on Look at both/ }).click();
  const note = page.getByRole("textbox", { name: /^Note on Look at both/ });
  await note.fill("Both are calm");
  core.tellRun({ type: "changed", run: planned("proof") });
  await expect(page.getByRole("status").filter({ hasText: "Step 8 of 8" })).toHaveCount(1);
  await expect(note).toBeFocused();
  await expect(note).toBeInViewport();
  await expect(page.getByRole("button", { name: /are over/ })).toHaveCount(0);
});

test("the exact call is shown before it is made, with why it waits and why it cannot be stopped", async ({
  page,
  open,
}) => {
  const { pause } = createRunViews(Date.now());
  await open(coreWithRuns([pause]));
  await openRun(page, pause);
  const call = page.getByRole("region", { name: "The call that will be made: Make site2 primary" });
  await expect(call).toContainText("POST https://12.12.1.51/api/command/v2/failover-role");
  await expect(call.getByRole("textbox")).toHaveValue(/"data_sync_first": true/);
  await expect(page.getByText("Watching is paused")).toContainText(/3\d s left/);
  await expect(page.getByText("It cannot be stopped now.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Where the run stands" })).toContainText(/The call goes out in 3\d s/);
  await expect(page.getByRole("button", { name: /Stop the run/ })).toHaveCount(0);
});

test("an answer that says nothing is called not clear, and the run goes on looking", async ({ page, open }) => {
  const { unclearCall } = createRunViews(Date.now());
  await open(coreWithRuns([unclearCall]));
  await openRun(page, unclearCall);
  await page.getByRole("button", { name: /5\. Make site2 primary/ }).click();
  await expect(page.getByText("Not clear")).toBeVisible();
  await expect(page.getByText("The call may have been carried out: only looking tells.")).toBeVisible();
});

test("a wait says how long it should take, and can be prolonged or ended", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  const { asked, onDeed } = answering(planned("settle"), planned("swing"));
  await open(coreWithRuns([planned("settle")], onDeed));
  await openRun(page, planned("settle"));
  const present = page.getByRole("listitem").filter({ hasText: "Wait for both roles" });
  await expect(present).toContainText("about 1 min 35 s");
  await expect(present).toContainText("learned from earlier runs of this pair");
  await expect(present).toContainText("both may say backup for a while");
  await expect(present.getByRole("row", { name: /role primary Not yet/ })).toBeVisible();
  await page.getByRole("button", { name: "Keep waiting" }).press("Enter");
  await expect(page.getByRole("button", { name: "Keep waiting" })).toBeFocused();
  await page.getByRole("button", { name: "Stop waiting" }).click();
  await expect(page.getByRole("button", { name: /7\. Lead the site name/ })).toBeFocused();
  expect(asked.map(({ call, step }) => `${call} ${step}`)).toEqual(["waitOn settle", "stopWaiting settle"]);
});

test("a step by hand opens its page, copies its texts, and is done by the person or played", async ({ page, open }) => {
  const { planned } = createRunViews(Date.now());
  const swing = planned("swing", { canBePlayed: true });
  const { asked, onDeed } = answering(swing, planned("proof"));
  const links: string[] = [];
  const openLink = async (url: string) => void links.push(url);
  await open(coreWithRuns([swing], onDeed, { openLink }));
  await openRun(page, swing);
  await page.getByRole("button", { name: /^Open page/ }).click();
  await expect.poll(() => links).toEqual(["https://dns.example.com/zones/example.com"]);
  await expect(page.getByRole("button", { name: "Copy Address of site2" })).toBeVisible();
  await page.getByRole("button", { name: "Let Pairdesk do it here" }).click();
  await page.getByRole("button", { name: "I have done this" }).click();
  await expect(page.getByRole("button", { name: /8\. Prove the end state/ })).toBeFocused();
  expect(asked.map(({ call }) => call)).toEqual(["play", "done"]);
});

test("stopping is asked first, with what it means, and takes a reason", async ({ page, open, expectAccessible }) => {
  const { planned, ended } = createRunViews(Date.now());
  const { asked, onDeed } = answering(ended.refused);
  await open(coreWithRuns([planned("agree")], onDeed));
  await openRun(page, planned("agree"));
  const stop = page.getByRole("button", { name: "Stop the run…" });
  await stop.click();
  const dialog = page.getByRole("dialog", { name: "Stop this run?" });
  await expect(dialog).toContainText("it ends as refused, and the pair stays as it is");
  await expectAccessible();
  await page.keyboard.press("Escape");
  await expect(stop).toBeFocused();
  await stop.click();
  await dialog.getByRole("textbox").fill("Wrong evening");
  await dialog.getByRole("button", { name: "Stop the run" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Refused" })).toBeFocused();
  expect(asked).toEqual([{ call: "cancel", runId: "run-1", step: null, more: { reason: "Wrong evening" } }]);
});

test("a run that was cut off says what going on and closing do", async ({ page, open }) => {
  const { cutOff, planned } = createRunViews(Date.now());
  const { asked, onDeed } = answering(planned("settle"));
  await open(coreWithRuns([cutOff], onDeed));
  await openRun(page, cutOff);
  const standing = page.getByRole("region", { name: "Where the run stands" });
  await expect(standing).toContainText("No call is repeated");
  await expect(standing).toContainText("as unknown or incomplete by what is seen");
  await expect(page.getByRole("button", { name: "Keep waiting" })).toHaveCount(0);
  await standing.getByRole("button", { name: "Go on with it" }).click();
  await expect(standing).toContainText("Under way");
  expect(asked.map(({ call }) => call)).toEqual(["resume"]);
});

test("a note on the run is kept, and the report is saved where it is said", async ({ page, open }) => {
  const { ended } = createRunViews(Date.now());
  const noted = { ...ended.done, notes: [{ at: new Date().toISOString(), text: "All calm" }] };
  const { asked, onDeed } = answering(noted);
  await open(coreWithRuns([ended.done], onDeed, { saveRun: async ({ format }) => `/home/jo/run.${format}` }));
  await openRun(page, ended.done);
  await page.getByRole("button", { name: "Add a note on the run" }).click();
  await page.getByRole("textbox", { name: "Note on the run" }).fill("All calm");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await expect(page.getByRole("complementary").getByText("All calm")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a note on the run" })).toBeFocused();
  expect(asked).toEqual([{ call: "note", runId: "run-1", step: null, more: { text: "All calm" } }]);
  await page.getByRole("button", { name: "Save report…" }).click();
  await page.getByRole("menuitem", { name: /^JSON/ }).click();
  await expect(page.getByText("/home/jo/run.json")).toBeVisible();
});

test("the end leads on to the runbook that comes next", async ({ page, open }) => {
  const { ended, run } = createRunViews(Date.now());
  const begun: unknown[] = [];
  const back = run({ id: "run-9", runbook: "switch-back", title: "Switch back", startedAt: new Date().toISOString() });
  const options = coreWithRuns([ended.done, back], undefined, {
    runs: () => [ended.done],
    async startRun(asked) {
      begun.push(asked);
      return back;
    },
  });
  await open(options);
  await openRun(page, ended.done);
  await page.getByRole("region", { name: "What comes next" }).getByRole("button", { name: "Switch back" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Switch back" })).toBeFocused();
  expect(begun).toEqual([{ pairId: "pair-1", runbook: "switch-back", isDryRun: false }]);
});

test("a run that cannot be had is told, with the way to the others", async ({ page, open }) => {
  const { ended } = createRunViews(Date.now());
  await open(
    coreWithRuns([ended.done], undefined, {
      run: () => {
        throw new PairdeskError("not-found", "This run is not there any more.", "Choose another one.");
      },
    }),
  );
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Runbooks" }).click();
  await page.getByRole("table").getByRole("button", { name: "Planned switch" }).click();
  await expect(page.getByRole("alert")).toContainText("This run is not there any more.");
  await page.getByRole("button", { name: "All runbooks and runs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Runbooks" })).toBeFocused();
});

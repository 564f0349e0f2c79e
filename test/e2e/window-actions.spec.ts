/** What a person does in the window, by keyboard and pointer, and what the window does when its core fails. */
import { expect } from "@playwright/test";
import { PairdeskError } from "../../shared/errors.ts";
import { createScriptedCore } from "../fakes/scripted-core.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";

const views = () => createPairViews(Date.now());

test("the welcome button opens the practice pair, shows progress and takes focus along", async ({ page, open }) => {
  const practice = views().pair({ practice: true });
  let started = (): void => undefined;
  const starting = new Promise<void>((resolve) => {
    started = resolve;
  });
  await open({ answers: { openPractice: () => starting.then(() => practice) } });
  await page.getByRole("button", { name: "Open the practice pair" }).click();
  await expect(page.getByText("Starting two simulated appliances…")).toBeVisible();
  started();
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeFocused();
});

test("a refused call shows its message and advice beside the button", async ({ page, open }) => {
  const refusal = new PairdeskError(
    "practice-unavailable",
    "No free port was found.",
    "Close a program and try again.",
  );
  await open({ answers: { openPractice: () => Promise.reject(refusal) } });
  await page.getByRole("button", { name: "Open the practice pair" }).click();
  await expect(page.getByRole("alert")).toContainText("No free port was found.Close a program and try again.");
  await expect(page.getByRole("button", { name: "Open the practice pair" })).toBeEnabled();
});

test("killing the practice primary asks the core, looks again, and offers to start it", async ({ page, open }) => {
  const { pair, byVerdict } = views();
  const killed: string[] = [];
  await open({
    pairs: [pair({ practice: true })],
    answers: {
      kill: async (appliance) => void killed.push(appliance),
      check: async () => ({ ...byVerdict.outage, practice: true, assessedAt: new Date(Date.now()).toISOString() }),
    },
  });
  await page.getByRole("button", { name: "Kill site1" }).click();
  await expect(page.getByTestId("verdict")).toHaveText("OUTAGE");
  await expect(page.getByRole("button", { name: "Start site1" })).toBeEnabled();
  expect(killed).toEqual(["site1"]);
});

test("a pair that is not for practice cannot be killed from here", async ({ page, open }) => {
  await open({ pairs: [views().byVerdict.protected] });
  await expect(page.getByTestId("verdict")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Kill/ })).toHaveCount(0);
});

test("closing the practice pair asks the core", async ({ page, open }) => {
  let closed = 0;
  const core = await open({
    pairs: [views().pair({ practice: true })],
    answers: {
      async closePractice() {
        closed += 1;
        core.tell({ type: "removed", pairId: "pair-1" });
      },
    },
  });
  await page.getByRole("button", { name: "Close the practice pair" }).click();
  await expect(page.getByRole("button", { name: "Open the practice pair" })).toBeVisible();
  expect(closed).toBe(1);
});

test("the rail lists the worst pair first, and a chosen pair takes focus to its page", async ({ page, open }) => {
  const { byVerdict } = views();
  const named = (verdict: "protected" | "outage" | "unknown", name: string) => ({
    ...byVerdict[verdict],
    id: name,
    status: { ...byVerdict[verdict].status, name },
  });
  await open({ pairs: [named("protected", "Vienna"), named("unknown", "Graz"), named("outage", "Linz")] });
  const rail = page.getByRole("navigation", { name: "Pairs" });
  await expect(rail.getByRole("listitem")).toHaveText(["Linzoutage", "Grazunknown", "Viennaprotected"]);
  await expect(rail.getByRole("button", { name: /Linz/ })).toHaveAttribute("aria-current", "page");
  await rail.getByRole("button", { name: /Vienna/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vienna" })).toBeFocused();
  await expect(page).toHaveTitle("Vienna · protected – Pairdesk");
});

test("the first stop of the keyboard skips to the content", async ({ page, open }) => {
  await open({ pairs: [views().byVerdict.protected] });
  await expect(page.getByTestId("verdict")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Check now" })).toBeFocused();
});

test("a chosen colour scheme holds against the system's and is kept for the next load", async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open();
  const scheme = page.locator("html");
  await expect(scheme).toHaveAttribute("data-mantine-color-scheme", "light");
  await page.getByRole("radio", { name: "As the system" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect(scheme).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute("content", "#0d1214");
  await page.reload();
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect(scheme).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("a warning stays until it is mended, a note can be put away", async ({ page, open }) => {
  const warning = {
    id: "keychain",
    severity: "warning",
    message: "No keychain answers.",
    advice: "Start one.",
  } as const;
  const note = { id: "aside", severity: "info", message: "A database was set aside.", advice: "It is kept." } as const;
  const core = await open({ notices: [warning, note] });
  await page.getByRole("button", { name: "Put this note away" }).click();
  await expect(page.getByText(note.message)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Warning" }).getByRole("button")).toHaveCount(0);
  core.tellNotices([note]);
  await expect(page.getByText(warning.message)).toHaveCount(0);
  await expect(page.getByText(note.message)).toHaveCount(0);
});

test("a documentation link is opened by the core, and a refusal stands beside it", async ({ page, open }) => {
  const asked: string[] = [];
  await open({
    answers: {
      async openLink(url) {
        asked.push(url);
        throw new PairdeskError("link-refused", "This address is not opened from here.", "Copy it.");
      },
    },
  });
  await page.getByRole("button", { name: /vendor's failover documentation/ }).click();
  await expect(page.getByRole("alert")).toContainText("This address is not opened from here.");
  expect(asked.map((url) => new URL(url).host)).toEqual(["docs.beyondtrust.com"]);
});

test("when the stream of changes fails, what is shown loses its colour until the core tells again", async ({
  page,
  open,
}) => {
  const { byVerdict } = views();
  let isFailing = false;
  const core = await open({
    answers: {
      list: async () => {
        if (isFailing) throw new Error("planted");
        return [byVerdict.protected];
      },
    },
  });
  await expect(page.getByTestId("verdict")).toHaveText("PROTECTED");
  await expect(page.getByText("stale")).toHaveCount(0);
  isFailing = true;
  core.endStreams();
  await expect(page.getByRole("alert")).toContainText("has stopped telling what changes");
  await expect(page.getByText(/last known · checked/)).toBeVisible();
  await expect(page.getByText("stale", { exact: true })).toHaveCount(2);
  await expect(page.getByTestId("verdict")).toHaveText("PROTECTED");
  isFailing = false;
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByText("stale", { exact: true })).toHaveCount(0);
});

test("pairs that cannot be read say why, and come by themselves once they can", async ({ page, open }) => {
  let isFailing = true;
  await open({
    answers: {
      list: async () => {
        if (isFailing) throw new PairdeskError("database-damaged", "The database is damaged.", "It was set aside.");
        return [views().byVerdict.protected];
      },
    },
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The pairs could not be read");
  await expect(page.getByRole("alert")).toContainText("The database is damaged.It was set aside.");
  isFailing = false;
  await expect(page.getByTestId("verdict")).toHaveText("PROTECTED");
});

test("a core that says nothing for five seconds is told as such, and the window goes on when it answers", async ({
  page,
  openOver,
}) => {
  await page.clock.install();
  const core = createScriptedCore({ pairs: [views().byVerdict.protected] });
  const silenced: Array<() => void> = [];
  await openOver({
    serve(port) {
      const late: string[] = [];
      let listener: ((text: string) => void) | null = null;
      port.onMessage((text) => (listener ? listener(text) : late.push(text)));
      silenced.push(() =>
        core.serve({
          ...port,
          onMessage(added) {
            listener = added;
            for (const text of late) added(text);
          },
        }),
      );
    },
  });
  await expect(page.getByText("Connecting to Pairdesk's core…")).toBeVisible();
  await page.clock.fastForward(5_100);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pairdesk's core does not answer");
  for (const answer of silenced) answer();
  await expect(page.getByTestId("verdict")).toHaveText("PROTECTED");
});

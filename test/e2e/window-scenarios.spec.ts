/** The scenario picker of the practice pair. */
import { expect } from "@playwright/test";
import { PairdeskError } from "../../shared/errors.ts";
import { createJudgedViews } from "../fixtures/judged-views.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";

const practicePair = () => createPairViews(Date.now()).pair({ practice: true });
const conflict = () => {
  const view = createJudgedViews(Date.now())["both primary"];
  if (!view) throw new Error("there is no conflict");
  return { ...view, practice: true, assessedAt: new Date().toISOString() };
};
const scenarios = [
  { id: "healthy", title: "Healthy", explanation: "Both appliances are well." },
  { id: "both-primary", title: "Both primary", explanation: "Both appliances have the primary role." },
  { id: "hung", title: "Hung primary", explanation: "The primary takes connections and says nothing." },
];

test("shows the present scenario, finds others by words of title or explanation, and is busy while one is set", async ({
  page,
  open,
}) => {
  let present = "healthy";
  const asked: string[] = [];
  let finish = (): void => undefined;
  const setting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await open({
    pairs: [practicePair()],
    answers: {
      scenarios: async () => ({ scenarios, present }),
      async setScenario(id) {
        asked.push(id);
        await setting;
        present = id;
        return conflict();
      },
    },
  });
  const field = page.getByRole("combobox", { name: "Scenario" });
  await expect(field).toHaveValue("Healthy");
  await expect(field).toHaveAccessibleDescription("Both appliances are well.");
  await field.click();
  await field.fill("role primary");
  await expect(page.getByRole("option")).toHaveText(["Both primaryBoth appliances have the primary role."]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Making the pair well/);
  await expect(field).toHaveValue("Both primary");
  finish();
  await expect(page.getByTestId("verdict")).toHaveText("CONFLICT");
  await expect(field).toHaveAccessibleDescription("Both appliances have the primary role.");
  expect(asked).toEqual(["both-primary"]);
});

test("a scenario found by its title comes before those whose explanation has the words", async ({ page, open }) => {
  const mentioning = { id: "first", title: "First", explanation: "Both are well and one is primary." };
  const answers = { scenarios: async () => ({ scenarios: [mentioning, ...scenarios], present: "hung" }) };
  await open({ pairs: [practicePair()], answers });
  const field = page.getByRole("combobox", { name: "Scenario" });
  await field.click();
  await field.fill("both primary");
  await expect(page.getByRole("option")).toHaveText([/^Both primary/, /^First/]);
});

test("says that no scenario has the words that were typed, and keeps the present one", async ({ page, open }) => {
  await open({ pairs: [practicePair()], answers: { scenarios: async () => ({ scenarios, present: "hung" }) } });
  const field = page.getByRole("combobox", { name: "Scenario" });
  await field.click();
  await field.fill("earthquake");
  await expect(page.getByText("No scenario has these words.")).toBeVisible();
  await page.keyboard.press("Escape");
  await field.blur();
  await expect(field).toHaveValue("Hung primary");
});

test("a scenario that could not be set says why beside the field, which shows the one that is there", async ({
  page,
  open,
}) => {
  await open({
    pairs: [practicePair()],
    answers: {
      scenarios: async () => ({ scenarios, present: "healthy" }),
      setScenario: () =>
        Promise.reject(
          new PairdeskError("practice-unavailable", "site1 could not be started.", "Close it and open it again."),
        ),
    },
  });
  const field = page.getByRole("combobox", { name: "Scenario" });
  await field.click();
  await page.getByRole("option", { name: /Hung primary/ }).click();
  const practice = page.getByRole("region", { name: "Practice" });
  await expect(practice.getByRole("alert")).toContainText("site1 could not be started.Close it and open it again.");
  await expect(field).toHaveValue("Healthy");
});

test("a list that could not be had is asked for again", async ({ page, open }) => {
  let isFailing = true;
  await open({
    pairs: [practicePair()],
    answers: {
      scenarios: async () => {
        if (isFailing) throw new Error("planted");
        return { scenarios, present: "healthy" };
      },
    },
  });
  const practice = page.getByRole("region", { name: "Practice" });
  await expect(practice.getByRole("alert")).toContainText("Something went wrong inside Pairdesk");
  isFailing = false;
  await practice.getByRole("button", { name: "Ask for the scenarios again" }).click();
  await expect(page.getByRole("combobox", { name: "Scenario" })).toHaveValue("Healthy");
});

test("a pair that is not for practice has no scenarios", async ({ page, open }) => {
  await open({ pairs: [createPairViews(Date.now()).pair()] });
  await expect(page.getByTestId("verdict")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Scenario" })).toHaveCount(0);
});

test("the open list is accessible", async ({ page, open, expectAccessible }) => {
  await open({ pairs: [practicePair()] });
  await page.getByRole("combobox", { name: "Scenario" }).click();
  await expect(page.getByRole("option", { name: /Primary dead/ })).toBeVisible();
  await expectAccessible();
});

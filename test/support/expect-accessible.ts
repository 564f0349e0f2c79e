/** What axe finds in both colour schemes, and whether the page stays within the width of the window. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Runs in the page. */
const isAtRest = `document.getAnimations().every(
  (moving) => !(moving instanceof CSSTransition) || moving.playState === "finished")`;

type Scheme = "light" | "dark";

/** The rules that judge colours; of all others the scheme cannot change the answer. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * Fails on any rule of WCAG 2.2 A and AA, and on axe's own best practices. The page is left in the scheme it has; it has to follow
 * the system's.
 */
export async function expectAccessible(page: Page, scheme: Scheme): Promise<void> {
  const other = scheme === "light" ? "dark" : "light";
  await comeToRest(page);
  expect(await violationsIn(page)).toEqual([]);
  await wear(page, other);
  expect(await violationsIn(page, colourRules), `in the ${other} scheme`).toEqual([]);
  await wear(page, scheme);
  await page.emulateMedia({ reducedMotion: "reduce" });
}

/** `rules`: these alone. */
async function violationsIn(page: Page, rules?: string[]): Promise<Array<{ id: string; at: string[] }>> {
  const isThere = await page.evaluate<boolean>('"axe" in window');
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: "void 0" } : {}) })
    // The usual mode opens a page of its own, which the window's fence closes.
    .setLegacyMode()
    // The window has no frames, and what axe is not sure of or content with is not looked at.
    .options({ iframes: false, resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
}

async function wear(page: Page, colorScheme: Scheme): Promise<void> {
  // Where motion is reduced everything has a transition of no length, and a colour that is inherited takes a frame for each level.
  await page.emulateMedia({ colorScheme, reducedMotion: "no-preference" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
  await comeToRest(page);
}

/** A colour on its way to another has a contrast of its own. */
async function comeToRest(page: Page): Promise<void> {
  // The page's policy refuses what Playwright's own waiting would run in it.
  await expect.poll(() => page.evaluate<boolean>(isAtRest), { intervals: [20, 50, 100] }).toBe(true);
}

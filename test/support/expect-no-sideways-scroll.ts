import { expect, type Page } from "@playwright/test";

type Size = readonly [width: number, height: number];

/** The smallest window, and the same at 200 % zoom. */
export const smallestSizes: readonly Size[] = [
  [1024, 640],
  [512, 320],
];

/** Fails when the page is wider than the window: as it is, or at each of these sizes, the last of which stays. */
export async function expectNoSidewaysScroll(page: Page, sizes: readonly Size[] = []): Promise<void> {
  if (sizes.length === 0) return expectFit(page, "as it is");
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await expectFit(page, `${width} × ${height}`);
  }
}

async function expectFit(page: Page, size: string): Promise<void> {
  const excess = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
  expect(excess, size).toBeLessThanOrEqual(0);
}

import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

/** One project per door that has a window (the same smoke test runs in each), one for the window by itself. Reads `out`. */
export default defineConfig({
  testDir: "test/e2e",
  // Emptied at each run, and the reports of the other suite lie beside it.
  outputDir: "test-results/playwright",
  // Two on any machine, as the journeys wait more than they compute; no more than what all of them are known to get along with.
  workers: Math.min(Math.max(2, availableParallelism()), 6),
  // Each test has a program or a window of its own, so the longest file is not what everything waits for at the end.
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  // A fifth of the time goes into a trace. Without one a failure still shows the page in words and as a picture;
  // `npm test -- e2e FILTER --trace=retain-on-failure` tells the rest.
  use: { trace: "off", screenshot: "only-on-failure" },
  projects: [
    { name: "chromium-door", testMatch: "chromium-*.spec.ts" },
    { name: "electron-double", testMatch: "electron-*.spec.ts" },
    { name: "window", testMatch: "window-*.spec.ts" },
  ],
});

import { defineConfig } from "@playwright/test";

/** One project per door that has a window (the same smoke test runs in each), one for the window by itself. Reads `out`. */
export default defineConfig({
  testDir: "test/e2e",
  // Emptied at each run, and the reports of the other suite lie beside it.
  outputDir: "test-results/playwright",
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: { trace: "retain-on-failure" },
  projects: [
    { name: "chromium-door", testMatch: "chromium-*.spec.ts" },
    { name: "electron-double", testMatch: "electron-*.spec.ts" },
    { name: "window", testMatch: "window-*.spec.ts" },
  ],
});

import { defineConfig } from "@playwright/test";

/** `npm run screenshots`: pictures to look at, no checks. */
export default defineConfig({ testDir: "test/screenshots", workers: 2, reporter: "line" });

import { defineConfig } from "vitest/config";

/** Browser specs (test/e2e) belong to Playwright and timings (test/bench) to `npm run bench`; everything else is here. */
const suites = ["unit", "integration", "contract", "faults"];

export default defineConfig({
  test: {
    projects: suites.map((name) => ({
      test: { name, include: [`test/${name}/**/*.test.ts`], environment: "node" },
      extends: true as const,
    })),
    globals: false,
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    passWithNoTests: false,
    allowOnly: false,
    dangerouslyIgnoreUnhandledErrors: false,
    unstubEnvs: true,
    restoreMocks: true,
    sequence: { shuffle: false },
  },
});

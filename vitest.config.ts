import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Browser specs (test/e2e) belong to Playwright and timings (test/bench) to `npm run bench`; everything else is here. */
const suites = ["unit", "integration", "contract", "faults"];

/** What takes longest begins first, or one long file would go on alone at the end. */
const longFiles = [
  "simulated-day",
  "peer-dies-v2",
  "target-dies-v2",
  "foreign-changes",
  "switch-back-v2",
  "unplanned-takeover-v2",
  "force-backup-v2",
  "planned-switch-v2",
  "terminal/watch",
  "odd-appliances",
  "contract/electron",
  "contract/chromium",
  "run-for-real",
  "run-cut-off",
  "kill-switch",
  "kill-core",
  "interrupted-run",
  "role-change",
  "network-methods",
  "takeover-re-apply",
  "takeover-sync-back",
  "name-stays",
  "automatic-takeover",
  "break-and-establish",
  "canary",
  "take-over",
];

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = longFiles.findIndex((name) => moduleId.includes(`${name}.test.`));
      return rank < 0 ? longFiles.length : rank;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

export default defineConfig({
  test: {
    projects: suites.map((name) => ({
      test: { name, include: [`test/${name}/**/*.test.ts`], environment: "node" },
      extends: true as const,
    })),
    globals: false,
    pool: "forks",
    // Most of what the files do is wait: more of them than there are cores.
    maxWorkers: Math.min(2 * availableParallelism() + 1, 8),
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    passWithNoTests: false,
    allowOnly: false,
    dangerouslyIgnoreUnhandledErrors: false,
    unstubEnvs: true,
    restoreMocks: true,
    sequence: { shuffle: false, sequencer: LongFilesFirst },
  },
});

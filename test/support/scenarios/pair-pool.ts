/** Running practice pairs that tests take in turn, so that one which waits for a silent appliance keeps nobody else waiting. */
import type { PracticeApi } from "../../../electron/core/practice/practice-configuration.ts";
import { startTestPair, type TestPair } from "../practice-pair-fixture.ts";

export interface PairPool {
  /** Hands over a pair that nobody else uses meanwhile; it is given back whatever comes of `use`. */
  borrow<Result>(use: (fixture: TestPair) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export async function startPairPool(api: PracticeApi, size: number): Promise<PairPool> {
  // Nobody waits for a rate limit here: what it does to callers has a test of its own.
  const timing = { roleSwapMs: 50, dataSyncMs: 50, callsPerSecond: 10_000 };
  const all = await Promise.all(Array.from({ length: size }, () => startTestPair({ api, timing })));
  const free = [...all];
  const waiting: ((fixture: TestPair) => void)[] = [];

  function giveBack(fixture: TestPair): void {
    const next = waiting.shift();
    if (next) next(fixture);
    else free.push(fixture);
  }

  return {
    async borrow(use) {
      const fixture = free.shift() ?? (await new Promise<TestPair>((resolve) => waiting.push(resolve)));
      try {
        return await use(fixture);
      } finally {
        giveBack(fixture);
      }
    },
    close: async () => void (await Promise.all(all.map((fixture) => fixture.close()))),
  };
}

/** Row `grid`: the nine handshakes of a pair on loopback against the slowest of them: at once, they wait for nothing else. */
import { readGrid } from "../../../electron/core/certificate-grid/read-grid.ts";
import { connectLimits } from "../../../electron/core/net/connect.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { type BenchRow, median } from "../bench-row.ts";
import { servePair } from "../fleet/serve-pair.ts";

const rounds = 25;
const goalRatio = 2;

export async function measureGrid(): Promise<BenchRow> {
  const served = await servePair();
  try {
    const pair = served.pairNamed("grid");
    const { signal } = new AbortController();
    const times = { grid: [] as number[], slowest: [] as number[] };
    // The first rounds warm the code up and do not count.
    for (let round = -3; round < rounds; round += 1) {
      const startedMs = performance.now();
      const { cells } = await readGrid({ pair, limits: connectLimits, signal, clock });
      const gridMs = performance.now() - startedMs;
      if (cells.some(({ outcome }) => outcome.kind !== "served")) throw new Error("a handshake of the bench failed");
      if (round < 0) continue;
      times.grid.push(gridMs);
      times.slowest.push(Math.max(...cells.map(({ tookMs }) => tookMs), 1));
    }
    const ratio = median(times.grid.map((ms, index) => ms / (times.slowest[index] ?? ms)));
    return {
      ...{ id: "grid", value: median(times.grid), unit: "ms" },
      against: `its slowest handshake (${median(times.slowest).toFixed(0)} ms)`,
      ...{ ratio, goal: `≤ ${goalRatio} ×`, met: ratio <= goalRatio },
    };
  } finally {
    served.close();
  }
}

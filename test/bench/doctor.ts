/**
 * Row `doctor`: how long the file doctor takes over the slowest of the fixtures that OpenSSL and keytool have made, with its
 * passphrase and without one. Against a file that holds one certificate and nothing to decrypt, examined in the same way.
 */
import { readdirSync } from "node:fs";
import { examineTogether } from "../../electron/core/certificates/certificate-works.ts";
import { type Fixtures, makeFixtures, passphrase } from "../support/certificates/make-fixtures.ts";
import { type BenchRow, median } from "./bench-row.ts";

const runs = 5;
const longestMs = 1_000;

export async function measureDoctor(): Promise<BenchRow> {
  const fixtures = makeFixtures();
  try {
    const plainMs = await msOf(fixtures, "p256.crt", null);
    let slowest = { name: "", ms: 0 };
    for (const name of readdirSync(fixtures.folder)) {
      for (const word of [null, passphrase]) {
        const ms = await msOf(fixtures, name, word);
        if (ms > slowest.ms) slowest = { name, ms };
      }
    }
    return {
      ...{ id: "doctor", value: slowest.ms, unit: "ms", ratio: slowest.ms / plainMs },
      against: `one certificate in PEM (${plainMs.toFixed(2)} ms); the slowest is ${slowest.name}`,
      ...{ goal: `≤ ${longestMs} ms`, met: slowest.ms <= longestMs },
    };
  } finally {
    fixtures.remove();
  }
}

/** The first run warms the code up and does not count. */
async function msOf(fixtures: Fixtures, name: string, word: string | null): Promise<number> {
  const times: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const begin = performance.now();
    await examineTogether({ sources: [{ source: { path: fixtures.path(name) }, passphrase: word }] });
    if (run >= 0) times.push(performance.now() - begin);
  }
  return median(times);
}

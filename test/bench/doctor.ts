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
    const plainMs = await msOf(fixtures, "p256.crt", null, runs);
    let slowest: { name: string; word: string | null; ms: number } = { name: "p256.crt", word: null, ms: 0 };
    for (const name of readdirSync(fixtures.folder)) {
      for (const word of [null, passphrase]) {
        const ms = await msOf(fixtures, name, word, 1);
        if (ms > slowest.ms) slowest = { name, word, ms };
      }
    }
    const value = await msOf(fixtures, slowest.name, slowest.word, runs);
    return {
      ...{ id: "doctor", value, unit: "ms", ratio: value / plainMs },
      against: `one certificate in PEM (${plainMs.toFixed(2)} ms); the slowest is ${slowest.name}`,
      ...{ goal: `≤ ${longestMs} ms`, met: value <= longestMs },
    };
  } finally {
    fixtures.remove();
  }
}

/** Where several runs count, a first one warms the code up. */
async function msOf(fixtures: Fixtures, name: string, word: string | null, counted: number): Promise<number> {
  const times: number[] = [];
  for (let run = counted > 1 ? -1 : 0; run < counted; run += 1) {
    const begin = performance.now();
    await examineTogether({ sources: [{ source: { path: fixtures.path(name) }, passphrase: word }] });
    if (run >= 0) times.push(performance.now() - begin);
  }
  return median(times);
}

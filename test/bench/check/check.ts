/**
 * Rows `check-cpu` and `check-vs-curl`: the CPU time of one full check of one appliance, which is one scheduled look with
 * a token in hand: one request on one new TLS connection, its answer read, remembered and stored. Against a bare GET of
 * node:https for the same document on a new TLS connection, in turn and in the same process; and against a process of curl.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProtocols } from "../../../electron/core/create-protocols.ts";
import { openStores } from "../../../electron/core/create-stores.ts";
import { createPairObserver } from "../../../electron/core/monitor/pair-observer.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { emptyMemory, remember } from "../../../shared/assessment/memory.ts";
import { silentLog } from "../../support/silent-log.ts";
import { type BenchRow, median } from "../bench-row.ts";
import { type ServedPair, servePair } from "../fleet/serve-pair.ts";
import { curlCpuMs } from "./curl-cpu.ts";

const rounds = 15;
const perRound = 60;
const goals = { bare: 1.5, curl: 0.5 };

export async function measureCheck(): Promise<BenchRow[]> {
  const served = await servePair();
  const folder = mkdtempSync(join(tmpdir(), "pairdesk-bench-"));
  const check = createCheck(served, folder);
  try {
    const bare = () => bareGet(served);
    const times = { check: [] as number[], bare: [] as number[] };
    // The first rounds warm the code up and do not count; then in turn, so that a drift hits both alike.
    for (let round = -3; round < rounds; round += 1) {
      const [bareMs, checkMs] = [await cpuMsOf(bare), await cpuMsOf(check.run)];
      if (round < 0) continue;
      times.bare.push(bareMs);
      times.check.push(checkMs);
    }
    const [value, bareMs] = [median(times.check), median(times.bare)];
    const bareRatio = median(times.check.map((ms, index) => ms / (times.bare[index] ?? ms)));
    const caFile = join(folder, "ca.pem");
    writeFileSync(caFile, served.ca);
    const curlMs = await curlCpuMs({ url: `https://127.0.0.1:${served.primaryPort}${path}`, caFile, count: 60 });
    const against = { bare: `a bare node:https GET (${bareMs.toFixed(2)} ms)`, curl: `curl (${curlMs.toFixed(2)} ms)` };
    return [
      row("check-cpu", value, against.bare, bareRatio, goals.bare),
      row("check-vs-curl", value, against.curl, value / curlMs, goals.curl),
    ];
  } finally {
    await check.close();
    served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const path = "/api/command/v2/health";

const row = (id: string, value: number, against: string, ratio: number, goal: number): BenchRow => ({
  id,
  value,
  unit: "ms",
  against,
  ratio,
  goal: `≤ ${goal} ×`,
  met: ratio <= goal,
});

/** CPU time of this process for one of them. */
async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < perRound; count += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / perRound;
}

function createCheck(served: ServedPair, dataFolder: string) {
  const pair = served.pairNamed("bench");
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  const protocols = createProtocols({ pair, readSecret: async () => "secret-of-the-bench", clock });
  const observer = createPairObserver({ pair, protocols, clock });
  let memory = emptyMemory;
  return {
    async run() {
      const observation = await observer.ask({ kind: "health", appliance: "site1" });
      if (observation.outcome.kind !== "answered") throw new Error(`the look brought ${observation.outcome.kind}`);
      const step = remember(memory, observation);
      memory = step.memory;
      stores.memories.put(pair.id, step.written);
    },
    async close() {
      await observer.close();
      stores.close();
    },
  };
}

function bareGet({ ca, primaryPort }: ServedPair): Promise<void> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false, maxCachedSessions: 0 });
    const options = { host: "127.0.0.1", port: primaryPort, path, ca, agent, servername: "bench.example.com" };
    get({ ...options, headers: { authorization: "Bearer bench-primary" } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        JSON.parse(text);
        resolve();
      });
    }).on("error", reject);
  });
}

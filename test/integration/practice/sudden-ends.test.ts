import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../../../electron/core/ports.ts";
import { practiceMarksSchema } from "../../../electron/core/practice/practice-messages.ts";
import { startPracticePair } from "../../../electron/core/practice/practice-pair.ts";
import { bearer, callAppliance, logIn } from "../../support/appliance-call.ts";
import { unhealthyShape } from "../../support/documented-shapes.ts";
import { forkFile, forkProcess } from "../../support/fork-process.ts";
import { account, makeTestAppliance } from "../../support/practice-appliance-fixture.ts";
import { silentLog } from "../../support/silent-log.ts";

/** For a condition that comes soon on an idle machine. */
const patienceMs = 15_000;

let around: string;
beforeEach(async () => {
  around = await mkdtemp(path.join(tmpdir(), "pairdesk-ends-"));
});
afterEach(() => rm(around, { recursive: true, force: true }));

const refuses = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(false);
    });
    socket.on("error", () => resolve(true));
  });

/** Gone, or dead and only not yet collected by whoever inherited it. */
function isGone(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return !existsSync(file) || / Z /.test(readFileSync(file, "utf8"));
}

test("no appliance outlives a program that was killed", async () => {
  const script = fileURLToPath(new URL("../../support/practice-parent.ts", import.meta.url));
  const parent = spawn(process.execPath, [script, path.join(around, "practice")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(parent.stdout), "line");
  const { pids, ports } = JSON.parse(line) as { pids: number[]; ports: number[] };
  expect(pids.map(isGone)).toEqual([false, false]);
  parent.kill("SIGKILL");
  await expect.poll(() => Promise.all(ports.map(refuses)), { timeout: patienceMs }).toEqual([true, true]);
  if (process.platform === "linux")
    await expect.poll(() => pids.map(isGone), { timeout: patienceMs }).toEqual([true, true]);

  // What it left behind does not stand in the way of the next pair.
  const folder = path.join(around, "practice");
  const next = await startPracticePair({ startProcess: forkProcess, folder, clock: systemClock, log: silentLog });
  await next.close();
  expect(existsSync(folder)).toBe(false);
});

test("what was on the disk when it was killed is there afterwards", async () => {
  const appliance = await makeTestAppliance();
  await appliance.process.start();
  const { port } = appliance.process;
  await appliance.process.ask({ type: "mark", list: "sessions", text: "held before" }, z.unknown());
  await appliance.process.kill();
  await appliance.process.start();
  const { sessions } = await appliance.process.ask({ type: "marks" }, practiceMarksSchema);
  expect(sessions.map(({ text, madeOn }) => ({ text, madeOn }))).toEqual([{ text: "held before", madeOn: "site1" }]);
  expect(appliance.process.port).toBe(port);
  await appliance.close();
});

test("a restart ends all tokens and forgets the kept health", async () => {
  const appliance = await makeTestAppliance();
  await appliance.process.start();
  const own = () => logIn(appliance.target(), "watcher", account("watcher").secret);
  const role = async (token: string) => {
    const answer = await callAppliance(appliance.target(), "GET", "/api/command/v2/health", bearer(token));
    return answer.status === 200 ? JSON.parse(answer.text).failover_role : answer.status;
  };
  const token = await own();
  expect(await role(token)).toBe("none");
  const peer = {
    name: "site2",
    hostName: "site2.practice.example",
    applianceId: "b".repeat(32),
    port: 1,
    role: "backup",
    seenAt: null,
  } as const;
  await appliance.process.ask({ type: "establish", role: "primary", peer }, z.unknown());
  expect(await role(token)).toBe("none");
  await appliance.process.kill();
  await appliance.process.start();
  expect(await role(token)).toBe(401);
  expect(await role(await own())).toBe("primary");
  await appliance.close();
});

test("an appliance that loses its disk says so in both kinds of health", async () => {
  const appliance = await makeTestAppliance();
  await appliance.process.start();
  const token = await logIn(appliance.target(), "watcher", account("watcher").secret);
  await rm(appliance.folder, { recursive: true });
  const plain = await callAppliance(appliance.target(), "GET", "/check_health");
  const health = await callAppliance(appliance.target(), "GET", "/api/command/v2/health", bearer(token));
  expect([plain.status, health.status]).toEqual([500, 500]);
  expect(unhealthyShape.parse(JSON.parse(health.text)).failover_role).toBe("none");
  await appliance.close();
});

test("a disk that cannot be read keeps the appliance from starting and is left as it is", async () => {
  const appliance = await makeTestAppliance();
  const file = path.join(appliance.folder, "disk.json");
  await writeFile(file, "{ half a fi");
  await expect(appliance.process.start()).rejects.toMatchObject({
    code: "practice-unavailable",
    message: expect.stringContaining("cannot be read"),
    advice: expect.any(String),
  });
  expect(readFileSync(file, "utf8")).toBe("{ half a fi");
  expect(appliance.process.pid).toBeNull();
  await appliance.close();
});

test("a process that ends before it listens is reported, and nothing is left running", async () => {
  const script = path.join(around, "ends-at-once.mjs");
  await writeFile(script, "process.exit(3);\n");
  const folder = path.join(around, "practice");
  const started = startPracticePair({
    startProcess: () => forkFile(script),
    folder,
    clock: systemClock,
    log: silentLog,
  });
  await expect(started).rejects.toMatchObject({
    code: "practice-unavailable",
    message: expect.stringContaining("ended before it listened"),
    advice: expect.any(String),
  });
  expect(existsSync(folder)).toBe(false);
});

test("a folder that cannot be made is reported", async () => {
  const file = path.join(around, "a-file");
  await writeFile(file, "");
  const folder = path.join(file, "practice");
  const started = startPracticePair({ startProcess: forkProcess, folder, clock: systemClock, log: silentLog });
  await expect(started).rejects.toMatchObject({ code: "data-folder-unusable" });
});

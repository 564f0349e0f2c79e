import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isGone } from "../../support/processes/process-tree.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { keepPracticePair } from "../../support/terminal/practice-files.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { emptyPlace, runTerminal } from "../../support/terminal/run-terminal.ts";

const everythingBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" });

test("status --practice --json is the pinned report of a protected pair, and nothing is left behind", async () => {
  const place = emptyPlace();
  const { code, stdout, stderr } = await runTerminal(["status", "--practice", "--json"], { place });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const [pair] = readReport(stdout).pairs;
  expect(pair).toMatchObject({ verdict: "protected", looks: 1, servedBy: "site1", findings: [], maintenance: null });
  expect(pair?.appliances).toMatchObject([
    { name: "site1", role: "primary", health: "healthy", api: "v2", reachable: true },
    { name: "site2", role: "backup", health: "healthy", api: "v2", reachable: true },
  ]);
  expect(pair?.dataAtRisk?.basis).toBe("reported");
  expect(everythingBelow(place.home)).toEqual([]);
  expect(everythingBelow(place.tmp)).toEqual([]);
});

test("the installed command prints the same report", { timeout: 60_000 }, async () => {
  const program = [process.execPath, path.join(import.meta.dirname, "../../../bin/pairdesk.mjs")];
  const { code, stdout } = await runTerminal(["status", "--practice", "--json"], { program });
  expect(code).toBe(0);
  expect(readReport(stdout).pairs[0]?.verdict).toBe("protected");
});

test("a primary that died after it was seen is an outage with a remembered last sync", async () => {
  const args = ["status", "--practice", "--scenario", "primary-dead", "--json"];
  const { code, stdout } = await runTerminal(args);
  expect(code).toBe(2);
  const [pair] = readReport(stdout).pairs;
  expect(pair?.verdict).toBe("outage");
  expect(pair?.dataAtRisk?.basis).toBe("remembered");
  expect(pair?.findings.map(({ code: found, appliance }) => [found, appliance])).toContainEqual([
    "APPLIANCE_UNREACHABLE",
    "site1",
  ]);
});

test("a kept practice pair is protected by its files, and an outage once its primary is killed", async () => {
  const kept = await keepPracticePair();
  const healthy = await runTerminal(["status", ...kept.args, "--json"]);
  expect(healthy.code).toBe(0);
  expect(readReport(healthy.stdout).pairs[0]?.verdict).toBe("protected");

  kept.kill("site1");
  const dead = await runTerminal(["status", ...kept.args, "--json"]);
  expect(dead.code).toBe(2);
  const [pair] = readReport(dead.stdout).pairs;
  expect(pair?.verdict).toBe("outage");
  // Nobody saw it alive: how much is at risk cannot be said.
  expect(pair?.dataAtRisk).toMatchObject({ seconds: null, basis: "unknown" });
  expect(pair?.appliances).toMatchObject([{ reachable: false }, { role: "backup", health: "healthy" }]);

  const asText = await runTerminal(["status", ...kept.args]);
  expect(asText.code).toBe(2);
  expect(asText.stdout.split("\n")[0]).toBe("PAIRDESK CRITICAL: Practice pair outage");
  expect(asText.stdout).toMatch(/site1 \(normal primary\) +unknown +no answer/);
  expect(asText.stdout).toContain("Data at risk: unknown, no data sync is known");
});

test("the files of a kept practice pair are for their owner alone, and everything ends with it", async () => {
  const kept = await keepPracticePair();
  const { pairs, secrets } = kept.told.files;
  expect(statSync(path.dirname(secrets)).mode & 0o077).toBe(0);
  expect(statSync(secrets).mode & 0o077).toBe(0);
  const secretTexts = Object.values(JSON.parse(readFileSync(secrets, "utf8")) as Record<string, string>);
  expect(secretTexts.length).toBe(2);
  for (const secret of secretTexts) {
    expect(readFileSync(pairs, "utf8")).not.toContain(secret);
    expect(kept.running.said()).not.toContain(secret);
  }
  kept.running.signal("SIGINT");
  expect((await kept.running.ended).code).toBe(0);
  expect(kept.told.appliances.map(({ pid }) => isGone(pid))).toEqual([true, true]);
  expect(everythingBelow(kept.place.home)).toEqual([]);
  expect(everythingBelow(kept.place.tmp)).toEqual([]);
});

test("secrets are read from standard input", async () => {
  const kept = await keepPracticePair();
  const { pairs, secrets } = kept.told.files;
  const input = readFileSync(secrets, "utf8");
  const { code } = await runTerminal(["status", "--pairs", pairs, "--secrets", "-"], { input });
  expect(code).toBe(0);
});

test("without secrets the appliances are reached, not judged, and the words say which secret is missing", async () => {
  const kept = await keepPracticePair();
  const { code, stdout } = await runTerminal(["status", "--pairs", kept.told.files.pairs, "--json"]);
  expect(code).toBe(3);
  const [pair] = readReport(stdout).pairs;
  expect(pair).toMatchObject({ verdict: "unknown", servedBy: "unknown" });
  expect(pair?.appliances).toMatchObject([{ reachable: true }, { reachable: true }]);
  const refused = pair?.findings.filter((found) => found.code === "AUTH_FAILED");
  expect(refused?.map(({ appliance }) => appliance).sort()).toEqual(["site1", "site2"]);
  expect(refused?.map(({ message }) => message).join()).toMatch(/secret/i);
});

test("a missing and an unreadable secrets file are named, with code 3", async () => {
  const kept = await keepPracticePair();
  const missing = path.join(temporaryFolder(), "no-such.json");
  const { code, stdout, stderr } = await runTerminal([
    "status",
    "--pairs",
    kept.told.files.pairs,
    "--secrets",
    missing,
  ]);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain(missing);
});

test("--pair chooses one pair by its name", async () => {
  const kept = await keepPracticePair();
  const file = JSON.parse(readFileSync(kept.told.files.pairs, "utf8"));
  const pairs = path.join(temporaryFolder(), "pairs.json");
  writeFileSync(pairs, JSON.stringify({ ...file, pairs: [file.pairs[0], { ...file.pairs[0], name: "Other" }] }));
  const chosen = ["status", "--pairs", pairs, "--secrets", kept.told.files.secrets, "--json", "--pair"];
  const found = await runTerminal([...chosen, "Practice pair"]);
  expect(found.code).toBe(0);
  expect(readReport(found.stdout).pairs.map(({ name }) => name)).toEqual(["Practice pair"]);
  const unknown = await runTerminal([...chosen, "practice pair"]);
  expect(unknown).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining("practice pair") });
});

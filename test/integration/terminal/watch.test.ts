import { expect, onTestFinished, test } from "vitest";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { startTerminal } from "../../support/terminal/run-terminal.ts";
import { writePairFiles } from "../../support/terminal/write-files.ts";

const outageLimitMs = 20_000;

test("an outage and the healing are told when they come, and nothing else", { timeout: 90_000 }, async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  const files = writePairFiles([pair.definition], (name) => pair.secrets.get(name) ?? "");
  const inText = startTerminal(["watch", ...files]);
  const inJson = startTerminal(["watch", ...files, "--json"]);
  const isVerdict = (verdict: string) => (line: string) =>
    line.includes(` ${verdict} `) || line.includes(`"verdict":"${verdict.toLowerCase()}"`);
  const both = (verdict: string) =>
    Promise.all(
      [inText, inJson].map((running) => running.line(isVerdict(verdict), running.said().split("\n").length - 1)),
    );

  const first = await Promise.all([inText, inJson].map((running) => running.line(() => true)));
  expect(first[0]).toMatch(
    /^\d{4}-.*Z {2}Practice pair {2}PROTECTED {2}.*site1 primary, healthy; site2 backup, healthy$/,
  );
  expect(readReport(first[1] ?? "").pairs[0]?.verdict).toBe("protected");

  const killedMs = performance.now();
  await Promise.all([pair.killAppliance("site1"), both("OUTAGE")]);
  expect(performance.now() - killedMs).toBeLessThan(outageLimitMs);
  await Promise.all([pair.startAppliance("site1"), both("PROTECTED")]);

  inText.signal("SIGINT");
  inJson.signal("SIGTERM");
  const [text, json] = await Promise.all([inText.ended, inJson.ended]);
  expect([text.code, json.code]).toEqual([0, 0]);
  expect([text.stderr, json.stderr]).toEqual(["", ""]);
  for (const lines of [text.stdout, json.stdout].map((said) => said.trimEnd().split("\n"))) {
    // Each line tells something that the one before did not; an unchanged pair is looked at every 15 s in silence.
    const told = lines.map((line) => line.replace(/^\S+Z/, "").replace(/"checkedAt":"[^"]+",/, ""));
    expect(told.filter((line, index) => line === told[index - 1])).toEqual([]);
  }
  for (const line of json.stdout.trimEnd().split("\n")) expect(readReport(line).pairs).toHaveLength(1);
});

test("this computer's network, unplugged, is unknown and at no moment an outage", { timeout: 90_000 }, async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  const running = startTerminal([
    "watch",
    ...writePairFiles([pair.definition], (name) => pair.secrets.get(name) ?? ""),
  ]);
  expect(await running.line(() => true)).toContain(" PROTECTED ");
  await Promise.all([pair.setScenario("network-cut"), running.line((line) => line.includes(" UNKNOWN "))]);
  expect(await running.line((line) => line.includes("VANTAGE_LOST"))).not.toContain("APPLIANCE_UNREACHABLE");
  const seen = running.said().split("\n").length - 1;
  await Promise.all([pair.setScenario("healthy"), running.line((line) => line.includes(" PROTECTED "), seen)]);
  running.signal("SIGINT");
  const { code, stdout } = await running.ended;
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/OUTAGE|UNPROTECTED|CONFLICT|SITE_UNREACHABLE|APPLIANCE_UNREACHABLE/);
});

test("it ends with the code of the last state", { timeout: 60_000 }, async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  await pair.killAppliance("site1");
  const files = writePairFiles([pair.definition], (name) => pair.secrets.get(name) ?? "");
  const running = startTerminal(["watch", ...files]);
  expect(await running.line(() => true)).toContain(" OUTAGE ");
  running.signal("SIGINT");
  expect((await running.ended).code).toBe(2);
});

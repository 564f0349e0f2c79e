import { expect, onTestFinished, test } from "vitest";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { runTerminal } from "../../support/terminal/run-terminal.ts";
import { writePairFiles } from "../../support/terminal/write-files.ts";

test("a wrong secret is sent once to each appliance, told as refused, and the code is 3", async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  const logins = () => Promise.all(["site1", "site2"].map(async (name) => (await pair.counters(name)).failedLogins));
  expect(await logins()).toEqual([0, 0]);

  const files = writePairFiles([pair.definition], () => "not the secret");
  const { code, stdout, stderr } = await runTerminal(["status", ...files, "--json"]);
  expect(code).toBe(3);
  const [status] = readReport(stdout).pairs;
  expect(status?.verdict).toBe("unknown");
  const refused = status?.findings.filter((found) => found.code === "AUTH_FAILED").map(({ appliance }) => appliance);
  expect(refused?.sort()).toEqual(["site1", "site2"]);
  expect(`${stdout}${stderr}`).not.toContain("not the secret");
  expect(await logins()).toEqual([1, 1]);
});

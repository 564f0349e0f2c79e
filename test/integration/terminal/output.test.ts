import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtTerminal } from "../../e2e/built.ts";
import { emptyPlace, runTerminal } from "../../support/terminal/run-terminal.ts";

const colourStart = "\u001b[";
const practice = ["status", "--practice"];

/** Under a terminal of its own (`script` of util-linux). */
const onTerminal = (env: NodeJS.ProcessEnv = {}) =>
  runTerminal([`${process.execPath} ${builtTerminal} ${practice.join(" ")}`], {
    program: ["script", "--quiet", "--return", "--log-out", "/dev/null", "--command"],
    env: { TERM: "xterm-256color", ...env },
  });

test("the table has no colour in a pipe", async () => {
  const { code, stdout } = await runTerminal(practice);
  expect(code).toBe(0);
  expect(stdout).not.toContain(colourStart);
  expect(stdout.split("\n")[0]).toBe("PAIRDESK OK: Practice pair protected");
  expect(stdout).toMatch(/APPLIANCE +ROLE +HEALTH +VERSION +LAST SYNC +CERTIFICATE +ADDRESS\n/);
  expect(stdout).toMatch(/site1 \(normal primary\) +primary +healthy .* \d+ days left +127\.0\.0\.1:\d+\n/);
});

test("the table has colour on a terminal, and none when NO_COLOR asks for none", async () => {
  const coloured = await onTerminal();
  expect(coloured.code).toBe(0);
  expect(coloured.stdout).toContain(`${colourStart}1m`);
  expect(coloured.stdout).toContain("PROTECTED");
  const plain = await onTerminal({ NO_COLOR: "1" });
  expect(plain.code).toBe(0);
  expect(plain.stdout).not.toContain(colourStart);
  expect(plain.stdout).toContain("PROTECTED");
});

test("--verbose tells on standard error and leaves standard output to the report", async () => {
  const { code, stdout, stderr } = await runTerminal(["--verbose", ...practice, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: "pairdesk-status/1" });
  expect(stderr).toContain("practice.started");
});

describe("a reader that leaves", () => {
  const pipe = (command: string, reader: string) => {
    const { env, tmp } = emptyPlace();
    const line = `"${process.execPath}" "${builtTerminal}" ${command} | ${reader}; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", line], { env, encoding: "utf8" });
    return { stdout, stderr, left: readdirSync(tmp) };
  };

  test("after the first line has what it wanted", () => {
    const ended = pipe("status --practice", "head -1");
    expect(ended).toEqual({ stdout: "PAIRDESK OK: Practice pair protected\n0\n", stderr: "", left: [] });
  });

  test.each([
    ["status --practice", 0],
    ["status --practice --scenario primary-dead --json", 2],
    ["watch --practice", 0],
  ])("before %s has said anything ends it quietly, tidied up, with the code of what it saw", (command, code) => {
    expect(pipe(command, "true")).toEqual({ stdout: `${code}\n`, stderr: "", left: [] });
  });
});

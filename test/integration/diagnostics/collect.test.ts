/** The diagnostics of a real core, as the window gets them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { unreachablePair } from "../../support/core/unreachable-pair.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function collected(log: string, withNames: boolean) {
  const dataFolder = path.join(temporaryFolder(), "data");
  mkdirSync(dataFolder);
  writeFileSync(path.join(dataFolder, "pairdesk.log"), log);
  const { client } = await openWindowOnCore(dataFolder);
  const { id } = await client.pairs.add({ definition: unreachablePair("Vienna office") });
  await client.pairs.check({ pairId: id });
  const { text } = await client.diagnostics.collect({ withNames });
  return { text, dataFolder };
}

const line = (event: string, facts: object) => `${JSON.stringify({ at: "2026-03-01T12:00:00.000Z", event, facts })}\n`;

test("says what runs here, what is known of each pair, what was asked and what the log holds", async () => {
  const { text, dataFolder } = await collected(line("something", { is: "here" }), true);
  expect(text).toMatch(/^Version +\d+\.\d+\.\d+, door terminal$/m);
  expect(text).toMatch(/^Runtime .*node \d+/m);
  expect(text).toContain(`Data folder   ${dataFolder.replace(homedir(), "~")}`);
  expect(text).toMatch(/^Keychain +(?:keychain|opening|unavailable)/m);
  expect(text).toContain("Vienna office: dns-swing");
  expect(text).toMatch(/findings: .*APPLIANCE_UNREACHABLE|findings: [A-Z_]+/);
  expect(text).toMatch(/unreachable \(tcp, ECONNREFUSED\)/);
  expect(text).toContain('"is":"here"');
});

test("without names it holds none that a person gave, also in the log's lines", async () => {
  const log = line("pair.added", { pair: "Vienna office", url: "https://support.example.com/api" });
  const { text } = await collected(log, false);
  expect(text).toContain("pair-1: dns-swing");
  expect(text).toContain('"pair":"pair-1","url":"https://host-');
  expect(text).not.toMatch(/Vienna|support\.example|site1|site2/);
});

test("redacts the log's lines once more, whatever an older version let through, and shortens the home folder", async () => {
  const log =
    line("careless", { header: "Authorization: Bearer abcdef0123456789abcdef" }) +
    line("careless", { path: path.join(homedir(), "pairs.json") });
  const { text } = await collected(log, true);
  expect(text).not.toContain("abcdef0123456789abcdef");
  expect(text).toContain(`"path":"~`);
  expect(text).not.toContain(`"path":"${homedir()}`);
});

test("a secret that holds the name of an appliance is taken out whole before names are covered", async () => {
  const log = line("careless", { header: "Authorization: Bearer site1-abcdef0123456789abcdef" });
  const { text } = await collected(log, false);
  expect(text).toContain("careless");
  expect(text).not.toContain("abcdef0123456789");
});

test("holds the last 300 lines of the log, going back into the file before it", async () => {
  const dataFolder = path.join(temporaryFolder(), "data");
  mkdirSync(dataFolder);
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => line(`event-${from + index}.`, {})).join("");
  writeFileSync(path.join(dataFolder, "pairdesk.log.1"), lines(0, 400));
  writeFileSync(path.join(dataFolder, "pairdesk.log"), lines(400, 500));
  const { client } = await openWindowOnCore(dataFolder);
  const { text } = await client.diagnostics.collect({ withNames: false });
  expect(text.match(/event-\d+\./g)).toEqual(Array.from({ length: 300 }, (_, index) => `event-${200 + index}.`));
});

test("says so where there is nothing yet", async () => {
  const { client } = await openWindowOnCore(path.join(temporaryFolder(), "data"));
  const { text } = await client.diagnostics.collect({ withNames: false });
  expect(text).toMatch(/Pairs \(0\)\n-+\nnone/);
  expect(text).toMatch(/Log \(the last 0 lines\)\n-+\nnone/);
});

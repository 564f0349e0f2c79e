/** The stored history in the terminal: without a keychain, a display or a network, and beside a writer. */
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openStores } from "../../../electron/core/create-stores.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { pairTimelineSchema } from "../../../shared/domain/pair-timeline.ts";
import { parseCsv } from "../../support/parse-csv.ts";
import { silentLog } from "../../support/silent-log.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { emptyPlace, runTerminal } from "../../support/terminal/run-terminal.ts";

const fromMs = Date.parse("2026-03-01T00:00:00.000Z");
const hourMs = 3_600_000;
const period = ["--from", "2026-03-01", "--to", "2026-03-01T02:00:00Z"];

/** Two hours of protected, of which the second was not watched. */
function storeHistory(): { dataFolder: string; name: string } {
  const dataFolder = path.join(temporaryFolder(), "data");
  mkdirSync(dataFolder);
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  const pair = samplePair("pair-1");
  stores.pairs.save(pair);
  stores.history.put("pair-1", {
    segments: [
      { lane: "verdict", value: "protected", fromMs, untilMs: fromMs + hourMs, looks: 240, after: "begin" },
      {
        lane: "verdict",
        value: "outage",
        fromMs: fromMs + 2 * hourMs,
        untilMs: fromMs + 3 * hourMs,
        looks: 9,
        after: "off",
      },
    ],
    incidents: [],
    syncs: [],
    responses: [],
  });
  stores.close();
  return { dataFolder, name: pair.name };
}

/** A place without a session bus: no keychain can be asked. */
function withoutKeychain() {
  const place = emptyPlace();
  return { place, env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${place.tmp}/no-bus`, DISPLAY: "" } };
}

test("prints CSV of a period without a keychain and a display", async () => {
  const { dataFolder, name } = storeHistory();
  const args = ["history", "--data", dataFolder, "--pair", name, ...period];
  const { code, stdout, stderr } = await runTerminal(args, withoutKeychain());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const rows = parseCsv(stdout).filter(([, lane]) => lane === "verdict");
  expect(
    rows.map(([record, , , from, until, value, looks, detail]) => [record, from, until, value, looks, detail]),
  ).toEqual([
    ["observed", "2026-03-01T00:00:00.000Z", "2026-03-01T01:00:00.000Z", "protected", "240", ""],
    [
      "not observed",
      "2026-03-01T01:00:00.000Z",
      "2026-03-01T02:00:00.000Z",
      "",
      "",
      "off; changed from protected to outage",
    ],
  ]);
});

test("writes JSON of the pinned form into a new file that nobody else can read, and never over another", async () => {
  const { dataFolder, name } = storeHistory();
  const out = path.join(temporaryFolder(), "history.json");
  const args = ["history", "--data", dataFolder, "--pair", name, ...period, "--format", "json", "--out", out];
  expect(await runTerminal(args)).toMatchObject({ code: 0, stdout: "" });
  const { schema, ...timeline } = JSON.parse(readFileSync(out, "utf8"));
  expect(schema).toBe("pairdesk-history/1");
  expect(pairTimelineSchema.parse(timeline).availability).toMatchObject({
    share: 1,
    coverage: 0.5,
    atLeast: 0.5,
    atMost: 1,
  });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const before = readFileSync(out, "utf8");
  expect(await runTerminal(args)).toMatchObject({ code: 3, stderr: expect.stringContaining("exists already") });
  expect(readFileSync(out, "utf8")).toBe(before);
});

test.each([
  ["a pair that is not stored", ["--pair", "nobody"], "No pair named nobody"],
  ["a time that is none", ["--pair", "Support site", "--from", "yesterday"], "--from is no time"],
  [
    "a period that ends before it begins",
    ["--pair", "Support site", "--from", "2026-03-02", "--to", "2026-03-01"],
    "ends before",
  ],
])("refuses %s, writes nothing and says why", async (_what, args, words) => {
  const { dataFolder, name } = storeHistory();
  const named = args.map((arg) => (arg === "Support site" ? name : arg));
  const out = path.join(temporaryFolder(), "out.csv");
  const { code, stderr } = await runTerminal(["history", "--data", dataFolder, "--out", out, ...named]);
  expect(code).toBe(3);
  expect(stderr).toContain(words);
  expect(existsSync(out)).toBe(false);
});

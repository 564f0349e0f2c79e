/** The stored history in the terminal: without a keychain, a display or a network, and beside a writer. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
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
  const { schema, timeZone, coverage, ...timeline } = JSON.parse(readFileSync(out, "utf8"));
  expect({ schema, coverage }).toEqual({ schema: "pairdesk-history/1", coverage: 0.5 });
  expect(timeZone).not.toBe("");
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

/** A machine with nothing: no keychain, no display, no network name service, no home of the person's own. */
const bare = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere", DISPLAY: "", WAYLAND_DISPLAY: "", XDG_RUNTIME_DIR: "" };

test("a saved history is read as text and as JSON on a machine that never saw the pair", async () => {
  const { dataFolder, name } = storeHistory();
  const file = path.join(temporaryFolder(), "sent.pairhistory");
  const save = ["history", "--data", dataFolder, "--pair", name, ...period, "--format", "pairhistory"];
  expect(await runTerminal([...save, "--out", file])).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = await runTerminal(["history", file], { env: bare });
  expect(text).toMatchObject({ code: 0, stderr: "" });
  expect(text.stdout).toContain(`History of ${name}`);
  expect(text.stdout).toMatch(/Availability: 100% of observed time; observed 50%; between 50% and 100% of all of it/);
  expect(text.stdout).toContain("not watched: Pairdesk was off (protected became outage meanwhile)");
  const json = await runTerminal(["history", file, "--json"], { env: bare });
  const { timeline, savedBy } = JSON.parse(json.stdout);
  expect(pairTimelineSchema.parse(timeline).name).toBe(name);
  expect(savedBy).toMatch(/^\d+\.\d+/);
});

test("a saved history is turned into every other form, and never printed as bytes", async () => {
  const { dataFolder, name } = storeHistory();
  const file = path.join(temporaryFolder(), "sent.pairhistory");
  const save = ["history", "--data", dataFolder, "--pair", name, ...period, "--format", "pairhistory"];
  expect(await runTerminal(save)).toMatchObject({ code: 3, stderr: expect.stringContaining("--out") });
  await runTerminal([...save, "--out", file]);
  const html = await runTerminal(["history", file, "--format", "html"], { env: bare });
  expect(html.stdout).toContain(`<title>History of ${name}</title>`);
  const csv = await runTerminal(["history", file, "--format", "csv"], { env: bare });
  expect(parseCsv(csv.stdout).filter(([record]) => record === "observed").length).toBeGreaterThan(0);
});

test("a file that is none is refused in words, and left as it is", async () => {
  const file = path.join(temporaryFolder(), "wrong.pairhistory");
  writeFileSync(file, "no history");
  const { code, stdout, stderr } = await runTerminal(["history", file], { env: bare });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain("no saved history of Pairdesk");
  expect(readFileSync(file, "utf8")).toBe("no history");
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

import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { migrate, readSchemaVersion, schemaVersion } from "../../../electron/core/storage/migrations/migrations.ts";

/** Every column of every table, as `table.column type`. */
const columnsOf = (db: DatabaseSync): string[] =>
  db
    .prepare(
      `SELECT t.name || '.' || c.name || ' ' || c.type AS line
       FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
       WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`,
    )
    .all()
    .map((row) => String(row["line"]));

const pairColumns = ["pair.id TEXT", "pair.practice INTEGER", "pair.body TEXT"];
const observationColumns = ["pair_id TEXT", "slot TEXT", "at_ms INTEGER", "body TEXT"].map(
  (column) => `latest_observation.${column}`,
);

const historyColumns = [
  ...["pair_id", "code", "appliance"].map((column) => `history_incident.${column} TEXT`),
  ...["from_ms", "until_ms", "ended_ms"].map((column) => `history_incident.${column} INTEGER`),
  ...["severity", "message", "began_after", "ended_after"].map((column) => `history_incident.${column} TEXT`),
  ...["pair_id", "appliance"].map((column) => `history_response.${column} TEXT`),
  ...["hour_ms", "looks", "total_ms", "longest_ms"].map((column) => `history_response.${column} INTEGER`),
  ...[
    "pair_id TEXT",
    "lane TEXT",
    "from_ms INTEGER",
    "until_ms INTEGER",
    "value TEXT",
    "looks INTEGER",
    "after TEXT",
  ].map((column) => `history_segment.${column}`),
  ...["pair_id TEXT", "at_ms INTEGER", "told_by TEXT", "told_ms INTEGER", "status TEXT"].map(
    (column) => `history_sync.${column}`,
  ),
];

const deedColumns = ["id INTEGER", "pair_id TEXT", "at_ms INTEGER", "deed TEXT", "detail TEXT"].map(
  (column) => `history_deed.${column}`,
);
const noteColumns = [
  ...["pair_id TEXT", "id TEXT", "from_ms INTEGER", "until_ms INTEGER", "text TEXT", "ticket TEXT"],
  "written_ms INTEGER",
].map((column) => `history_note.${column}`);
const reportColumns = [
  ...["id INTEGER", "pair_id TEXT", "at_ms INTEGER", "appliance TEXT", "text TEXT", "pasted_ms INTEGER"],
].map((column) => `history_report.${column}`);
const rawColumns = [
  "raw_answer.id INTEGER",
  ...["pair_id", "appliance", "question"].map((column) => `raw_answer.${column} TEXT`),
  ...["from_ms", "until_ms", "times"].map((column) => `raw_answer.${column} INTEGER`),
  ...["outcome", "digest"].map((column) => `raw_answer.${column} TEXT`),
  ...["pair_id TEXT", "digest TEXT", "day_ms INTEGER", "deflated BLOB"].map((column) => `raw_body.${column}`),
];
const settingColumns = ["setting.name TEXT", "setting.value TEXT"];

/** The form after each version. Released steps are frozen: a line here is added, never changed. */
const forms: string[][] = [
  [],
  pairColumns,
  [...observationColumns, ...pairColumns],
  [...observationColumns, ...pairColumns, "pair.removed_at_ms INTEGER"],
  [
    ...observationColumns,
    ...["pair_id TEXT", "since_ms INTEGER", "until_ms INTEGER", "note TEXT"].map((column) => `maintenance.${column}`),
    ...pairColumns,
    "pair.removed_at_ms INTEGER",
    ...["pair_id TEXT", "until_ms INTEGER", "acknowledged_at_ms INTEGER"].map(
      (column) => `role_acknowledgement.${column}`,
    ),
  ],
  [
    ...historyColumns,
    ...observationColumns,
    ...["pair_id TEXT", "since_ms INTEGER", "until_ms INTEGER", "note TEXT"].map((column) => `maintenance.${column}`),
    ...pairColumns,
    "pair.removed_at_ms INTEGER",
    ...["pair_id TEXT", "until_ms INTEGER", "acknowledged_at_ms INTEGER"].map(
      (column) => `role_acknowledgement.${column}`,
    ),
  ],
  [
    ...deedColumns,
    ...historyColumns.filter((column) => column < "history_note"),
    ...noteColumns,
    ...reportColumns,
    ...historyColumns.filter((column) => column > "history_report.z"),
    ...observationColumns,
    ...["pair_id TEXT", "since_ms INTEGER", "until_ms INTEGER", "note TEXT"].map((column) => `maintenance.${column}`),
    ...pairColumns,
    "pair.removed_at_ms INTEGER",
    ...["pair_id TEXT", "until_ms INTEGER", "acknowledged_at_ms INTEGER"].map(
      (column) => `role_acknowledgement.${column}`,
    ),
  ],
];
/** Raw answers and settings came last, between and after what was there. */
const beforeRaw = forms.at(-1) ?? [];
const isAfterRaw = (column: string) => column > "raw";
forms.push([
  ...beforeRaw.filter((column) => !isAfterRaw(column)),
  ...rawColumns,
  ...beforeRaw.filter(isAfterRaw),
  ...settingColumns,
]);
const runColumns = [
  ...["id INTEGER", "run_id TEXT", "pair_id TEXT", "position INTEGER", "at_ms INTEGER", "body TEXT"],
].map((column) => `run_event.${column}`);
const beforeRuns = forms.at(-1) ?? [];
const isAfterRuns = (column: string) => column > "run_event";
forms.push([...beforeRuns.filter((column) => !isAfterRuns(column)), ...runColumns, ...beforeRuns.filter(isAfterRuns)]);
/** What people have said and noted, by the names of its tables. */
const saidColumns = [
  ...["id INTEGER", "pair_id TEXT", "item TEXT", "appliance TEXT", "at_ms INTEGER", "value TEXT", "said_by TEXT"].map(
    (column) => `attestation.${column}`,
  ),
  "attestation.note TEXT",
];
const loginChangeColumns = [
  ...["pair_id TEXT", "id TEXT", "at_ms INTEGER", "appliance TEXT", "what TEXT", "place TEXT", "who TEXT"],
  "re_applied_ms INTEGER",
].map((column) => `login_change.${column}`);
const settingsChangeColumns = ["pair_id TEXT", "appliance TEXT", "cause TEXT", "at_ms INTEGER"].map(
  (column) => `settings_change.${column}`,
);
const beforeSaid = forms.at(-1) ?? [];
forms.push([
  ...saidColumns,
  ...beforeSaid.filter((column) => column < "login_change"),
  ...loginChangeColumns,
  ...beforeSaid.filter((column) => column > "login_change"),
  ...settingsChangeColumns,
]);

const gridColumns = ["pair_id TEXT", "at_ms INTEGER", "asked TEXT", "body TEXT"].map(
  (column) => `certificate_grid.${column}`,
);
const seenColumns = ["pair_id TEXT", "sha256 TEXT", "seen_ms INTEGER", "der BLOB"].map(
  (column) => `seen_certificate.${column}`,
);
const beforeGrids = forms.at(-1) ?? [];
forms.push([
  ...beforeGrids.filter((column) => column < "certificate_grid"),
  ...gridColumns,
  ...beforeGrids.filter((column) => column > "certificate_grid" && column < "seen_certificate"),
  ...seenColumns,
  ...beforeGrids.filter((column) => column > "seen_certificate"),
]);

function databaseOfVersion(version: number): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  migrate(db, version);
  return db;
}

test.each(forms.map((form, version) => ({ version, form })))("version $version has its form", ({ version, form }) => {
  const db = databaseOfVersion(version);
  expect(readSchemaVersion(db)).toBe(version);
  expect(columnsOf(db)).toEqual(form);
});

test("every version has its form described here", () => {
  expect(forms).toHaveLength(schemaVersion + 1);
});

test("from 1 to 2 pairs stay and observations can be stored", () => {
  const db = databaseOfVersion(1);
  db.exec("INSERT INTO pair VALUES ('a', 0, '{}'), ('b', 1, '{\"x\":1}')");
  migrate(db, 2);
  expect(db.prepare("SELECT id, practice, body FROM pair ORDER BY id").all()).toEqual([
    { id: "a", practice: 0, body: "{}" },
    { id: "b", practice: 1, body: '{"x":1}' },
  ]);
  db.exec("INSERT INTO latest_observation VALUES ('a', 's', 1, '{}')");
  expect(() => db.exec("INSERT INTO latest_observation VALUES ('a', 's', 2, '{}')")).toThrow(/UNIQUE/);
});

test("from 2 to 3 every pair stays and none counts as removed", () => {
  const db = databaseOfVersion(2);
  db.exec("INSERT INTO pair VALUES ('a', 0, '{}'), ('b', 1, '{}')");
  migrate(db, 3);
  expect(db.prepare("SELECT id, removed_at_ms FROM pair ORDER BY id").all()).toEqual([
    { id: "a", removed_at_ms: null },
    { id: "b", removed_at_ms: null },
  ]);
});

test("from 3 to 4 pairs and observations stay, nothing counts as said, and one of each can be said of a pair", () => {
  const db = databaseOfVersion(3);
  db.exec("INSERT INTO pair VALUES ('a', 0, '{}', NULL), ('b', 1, '{}', 7)");
  db.exec("INSERT INTO latest_observation VALUES ('a', 's', 1, '{}')");
  migrate(db, 4);
  expect(db.prepare("SELECT id, removed_at_ms FROM pair ORDER BY id").all()).toEqual([
    { id: "a", removed_at_ms: null },
    { id: "b", removed_at_ms: 7 },
  ]);
  expect(db.prepare("SELECT count(*) AS n FROM latest_observation").get()).toEqual({ n: 1 });
  for (const table of ["maintenance", "role_acknowledgement"]) {
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  }
  db.exec("INSERT INTO maintenance VALUES ('a', 1, 2, NULL); INSERT INTO role_acknowledgement VALUES ('a', 1, 2)");
  expect(() => db.exec("INSERT INTO maintenance VALUES ('a', 3, 4, 'again')")).toThrow(/UNIQUE/);
  expect(() => db.exec("INSERT INTO role_acknowledgement VALUES ('a', 3, 4)")).toThrow(/UNIQUE/);
});

test("from 4 to 5 every pair and what was seen of it stays, and history can be stored", () => {
  const db = databaseOfVersion(4);
  db.exec("INSERT INTO pair VALUES ('a', 0, '{}', NULL); INSERT INTO latest_observation VALUES ('a', 's', 1, '{}')");
  migrate(db, 5);
  expect(db.prepare("SELECT count(*) AS n FROM pair, latest_observation").get()).toEqual({ n: 1 });
  db.exec("INSERT INTO history_segment VALUES ('a', 'verdict', 1, 2, 'protected', 3, NULL)");
  expect(() => db.exec("INSERT INTO history_segment VALUES ('a', 'verdict', 1, 9, 'outage', 1, NULL)")).toThrow(
    /UNIQUE/,
  );
});

test("from 5 to 6 everything that was seen stays, and a line that an appliance reported is one however often it is pasted", () => {
  const db = databaseOfVersion(5);
  db.exec("INSERT INTO pair VALUES ('a', 0, '{}', NULL)");
  db.exec("INSERT INTO history_segment VALUES ('a', 'verdict', 1, 2, 'protected', 3, NULL)");
  migrate(db, 6);
  expect(db.prepare("SELECT count(*) AS n FROM pair, history_segment").get()).toEqual({ n: 1 });
  db.exec("INSERT INTO history_note VALUES ('a', 'n', 1, 2, 'text', NULL, 3)");
  db.exec("INSERT INTO history_deed VALUES (NULL, 'a', 1, 'pair-added', NULL), (NULL, 'a', 1, 'pair-added', NULL)");
  db.exec("INSERT INTO history_report VALUES (NULL, 'a', 1, 'site1', 'up', 9)");
  expect(() => db.exec("INSERT INTO history_report VALUES (NULL, 'a', 1, 'site1', 'up', 10)")).toThrow(/UNIQUE/);
});

test("with raw answers all that was there stays, and nothing counts as answered or chosen", () => {
  const db = databaseOfVersion(6);
  db.exec("INSERT INTO history_segment VALUES ('a', 'verdict', 1, 2, 'protected', 3, NULL)");
  migrate(db, 7);
  expect(db.prepare("SELECT count(*) AS n FROM history_segment").get()).toEqual({ n: 1 });
  for (const table of ["raw_answer", "raw_body", "setting"]) {
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  }
});

test("from 7 to 8 everything stays, and a journal begins empty and keeps its order", () => {
  const db = databaseOfVersion(7);
  db.exec("INSERT INTO pair VALUES ('a', 0, '{}', NULL); INSERT INTO setting VALUES ('kept', '1')");
  migrate(db, 8);
  expect(db.prepare("SELECT count(*) AS n FROM pair, setting").get()).toEqual({ n: 1 });
  expect(db.prepare("SELECT count(*) AS n FROM run_event").get()).toEqual({ n: 0 });
  db.exec("INSERT INTO run_event VALUES (NULL, 'r', 'a', 0, 9, '{}'), (NULL, 's', 'a', 0, 1, '{}')");
  expect(() => db.exec("INSERT INTO run_event VALUES (NULL, 'r', 'a', 0, 10, '{}')")).toThrow(/UNIQUE/);
});

test("with what people say all that was there stays, and nothing counts as said", () => {
  const db = databaseOfVersion(8);
  db.exec("INSERT INTO setting VALUES ('kept-days', '{}')");
  migrate(db, 9);
  expect(db.prepare("SELECT count(*) AS n FROM setting").get()).toEqual({ n: 1 });
  for (const table of ["attestation", "settings_change", "login_change"]) {
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  }
});

test("from 9 to 10 everything stays, and no certificate counts as seen", () => {
  const db = databaseOfVersion(9);
  db.exec("INSERT INTO setting VALUES ('kept-days', '{}')");
  migrate(db, 10);
  expect(db.prepare("SELECT count(*) AS n FROM setting").get()).toEqual({ n: 1 });
  for (const table of ["certificate_grid", "seen_certificate"]) {
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  }
});

test("a step that fails leaves the version before it as it was", () => {
  const db = databaseOfVersion(1);
  db.exec("INSERT INTO pair VALUES ('a', 0, '{}'); CREATE TABLE latest_observation (in_the_way TEXT)");
  expect(() => migrate(db)).toThrow(/already exists/);
  expect(readSchemaVersion(db)).toBe(1);
  expect(db.isTransaction).toBe(false);
  expect(db.prepare("SELECT count(*) AS n FROM pair").get()).toEqual({ n: 1 });
});

test("a database that is up to date is left alone", () => {
  const db = databaseOfVersion(schemaVersion);
  const changes = () => db.prepare("SELECT total_changes() AS n, (SELECT count(*) FROM sqlite_schema) AS tables").get();
  const before = changes();
  migrate(db);
  expect(changes()).toEqual(before);
});

/** Runs about certificates at the built terminal: what is asked, shown, proved, and where the passphrase is and is not. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runbookDescriptionSchema } from "../../../shared/runbooks/describe-runbook.ts";
import { carriedFile } from "../../support/carried-file.ts";
import { openSsl } from "../../support/open-ssl.ts";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { eventsOf, lineOf } from "../../support/terminal/real-run.ts";
import { emptyPlace, runTerminal, startTerminal } from "../../support/terminal/run-terminal.ts";
import { writeAnswers } from "../../support/terminal/write-answers.ts";
import { writePairFilesIn } from "../../support/terminal/write-files.ts";

const patience = { timeout: 120_000 };
const done = (...steps: string[]) => Object.fromEntries(steps.map((step) => [step, "done"]));
const answersTo = {
  "replicate-certificate": {
    ...{ variant: "differs", source: "site1" },
    ...done("export-from-first", "import-to-second", "default-on-second", "delete-file"),
  },
  "renew-certificate": {
    request: "other",
    ...done("issue", "import-to-backup", "default-on-backup", "import-to-primary", "default-on-primary", "delete-file"),
  },
};
const procedures = [
  ["replicate-certificate", "certificate-different"],
  ["renew-certificate", "healthy"],
] as const;
const shownOnce = /shown this once: (\S+)/g;

test.each(procedures)("%s is done on a practice pair in the state %s", patience, async (runbook, scenario) => {
  const place = emptyPlace();
  const given = ["--answers", writeAnswers(answersTo[runbook]), "--json"];
  const ended = await runTerminal(["run", runbook, "--practice", "--scenario", scenario, ...given], { place });
  expect([ended.code, eventsOf(ended.stdout).at(-1)]).toMatchObject([0, { event: "ended", outcome: "done" }]);
  const shown = [...ended.stderr.matchAll(shownOnce)].map(([, passphrase = ""]) => passphrase);
  expect(shown).toHaveLength(1);
  expect(ended.stdout).not.toContain(shown[0]);
  expect([readdirSync(place.tmp).filter((name) => name.startsWith("pairdesk-")), readdirSync(place.home)]).toEqual([
    [],
    [],
  ]);
});

test.each(procedures)("%s is described where no pair is stored", patience, async (runbook) => {
  const { code, stdout } = await runTerminal(["run", runbook, "--describe", "--json"]);
  const described: unknown = JSON.parse(stdout);
  expect(runbookDescriptionSchema.strict().parse(described)).toEqual(described);
  const asked = (described as { inputs: { id: string }[] }).inputs.map(({ id }) => id);
  expect([code, asked]).toEqual([0, expect.arrayContaining(Object.keys(answersTo[runbook]))]);
});

test.each(procedures)(
  "a dry run of %s makes no passphrase and changes nothing",
  patience,
  async (runbook, scenario) => {
    const given = ["--answers", writeAnswers(answersTo[runbook]), "--dry-run", "--json"];
    const { code, stdout, stderr } = await runTerminal([
      "run",
      runbook,
      "--practice",
      "--scenario",
      scenario,
      ...given,
    ]);
    const events = eventsOf(stdout);
    expect([code, stderr, events.at(-1)]).toMatchObject([0, "", { event: "ended", outcome: "done" }]);
    expect(events.some(({ event }) => event === "person-did" || event === "file-given")).toBe(false);
  },
);

test.each(procedures)("%s is refused with nothing begun where an answer is missing", patience, async (runbook) => {
  const [missing, ...rest] = Object.entries(answersTo[runbook]);
  const given = ["--answers", writeAnswers(Object.fromEntries(rest)), "--json"];
  const { code, stdout, stderr } = await runTerminal(["run", runbook, "--practice", ...given]);
  expect([code, eventsOf(stdout).map(({ event }) => event)]).toEqual([4, ["ended"]]);
  expect(stderr).toContain(missing?.[0]);
});

const passphrase = "a passphrase of a person's own";

async function stageRealPair() {
  const { pair: practice, close } = await startTestPair();
  onTestFinished(close);
  await practice.setScenario("certificate-different");
  const { pairs, secrets } = writePairFilesIn(
    temporaryFolder(),
    [practice.definition],
    (name) => practice.secrets.get(name) ?? "",
  );
  const data = path.join(temporaryFolder(), "data");
  const about = [
    ...["--pairs", pairs, "--secrets", secrets, "--data", data, "--json"],
    ...["--answers", writeAnswers(answersTo["replicate-certificate"])],
  ];
  return {
    practice,
    data,
    begin: (...more: string[]) =>
      startTerminal(["run", "replicate-certificate", ...about, "--passphrase-stdin", ...more], {
        input: `${passphrase}\n`,
      }),
    resume: (id: string, ...more: string[]) =>
      startTerminal(["run", "--resume", id, ...about, ...more], { input: `${passphrase}\n` }),
    async openRun(): Promise<string> {
      const { stdout } = await runTerminal(["run", "--list", "--json", "--data", data]);
      return JSON.parse(stdout).runs[0].id;
    },
  };
}

const filesIn = (folder: string) => readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "latin1"));

test(
  "takes the file that appears in the named folder, opens it with the passphrase of standard input",
  patience,
  async () => {
    const { practice, data, begin } = await stageRealPair();
    const file = carriedFile(passphrase);
    const running = begin("--certificate-folder", file.folder, "--wait-at-most", "40");
    await running.line((line) => line.includes('"reached"') && line.includes('"step":"file"'));
    await practice.play({ deed: "export-certificate", on: "site1" }, file);
    await running.line((line) => line.includes('"reached"') && line.includes('"step":"proof"'));
    await practice.play({ deed: "import-certificate", on: "site2" }, file);
    await practice.play({ deed: "default-certificate", on: "site2" }, file);
    const { code, stdout, stderr } = await running.ended;
    const events = eventsOf(stdout);
    expect([code, events.at(-1)]).toMatchObject([0, { event: "ended", outcome: "done" }]);
    // The person said that it is deleted, and it is not.
    expect(events.at(-1)).toMatchObject({ text: expect.stringContaining("delete it") });
    expect([...filesIn(data), stdout, stderr].filter((text) => text.includes(passphrase))).toEqual([]);
  },
);

test(
  "cut off at the file it takes what was saved meanwhile, says that the passphrase is missing, and goes on with it",
  patience,
  async () => {
    const { practice, begin, resume, openRun } = await stageRealPair();
    const file = carriedFile(passphrase);
    const cutOff = begin("--certificate-folder", file.folder);
    await cutOff.line((line) => line.includes('"reached"') && line.includes('"step":"file"'));
    cutOff.signal("SIGKILL");
    await cutOff.ended;
    await practice.play({ deed: "export-certificate", on: "site1" }, file);

    const id = await openRun();
    const silent = resume(id, "--certificate-folder", file.folder);
    await lineOf(silent, "file-given");
    await expect.poll(silent.complained, { timeout: 20_000 }).toContain("its passphrase is missing");
    silent.signal("SIGKILL");
    await silent.ended;

    const refused = await resume(id, "--certificate-folder", file.folder).ended;
    expect([refused.code, eventsOf(refused.stdout).at(-1)]).toMatchObject([4, { event: "ended", outcome: "refused" }]);
    expect(refused.stderr).toMatch(/is locked, and its passphrase is missing.*--passphrase-stdin.*--resume/s);

    const resumed = resume(id, "--certificate-folder", file.folder, "--passphrase-stdin");
    await resumed.line((line) => line.includes('"reached"') && line.includes('"step":"proof"'));
    await practice.play({ deed: "import-certificate", on: "site2" }, file);
    await practice.play({ deed: "default-certificate", on: "site2" }, file);
    const { code, stdout, stderr } = await resumed.ended;
    expect([code, eventsOf(stdout).at(-1)]).toMatchObject([0, { event: "ended", outcome: "done" }]);
    expect([stdout, stderr, refused.stdout, refused.stderr].join("")).not.toContain(passphrase);
  },
);

test("says of the named file that it is another certificate, and imports nothing", patience, async () => {
  const { data, begin } = await stageRealPair();
  const ssl = openSsl();
  ssl.run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "k");
  ssl.run("req", "-x509", "-key", "k", "-out", "c", "-subj", "/CN=elsewhere");
  ssl.run("pkcs12", "-export", "-inkey", "k", "-in", "c", "-out", "elsewhere.p12", "-passout", `pass:${passphrase}`);
  const file = path.join(temporaryFolder(), "elsewhere.p12");
  writeFileSync(file, ssl.read("elsewhere.p12"));
  const running = begin("--certificate-file", file, "--wait-at-most", "4");
  await lineOf(running, "file-given");
  const { code, stdout, stderr } = await running.ended;
  const events = eventsOf(stdout);
  expect([code, events.at(-1)]).toMatchObject([4, { event: "ended", outcome: "refused" }]);
  expect(stdout).toContain("CN=elsewhere");
  expect(stdout).not.toContain('"step":"import-to-second"');
  expect([...filesIn(data), stdout, stderr].filter((text) => text.includes(passphrase))).toEqual([]);
});

import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import type { DrivenRun } from "../../../../electron/terminal/run/driven-run.ts";
import type { Person } from "../../../../electron/terminal/run/person.ts";
import { createRunCertificate, refuseUnlessFileTaken } from "../../../../electron/terminal/run/run-certificate.ts";
import type { RunOptions } from "../../../../electron/terminal/run/run-options.ts";
import { writeRunbook } from "../../../../shared/runbooks/procedures/write-runbook.ts";
import { beginRun } from "../../../../shared/runbooks/run-state.ts";
import type { StepOf } from "../../../../shared/runbooks/runbook.ts";
import { sampleFacts } from "../../../../shared/runbooks/sample-facts.ts";

const runbook = writeRunbook("replicate-certificate", sampleFacts);
const exporting = runbook.steps.find(({ id }) => id === "export-from-first") as StepOf<"manual">;

function stage(options: RunOptions = {}, { isDryRun = false, usualFolder = "/downloads" as string | null } = {}) {
  const told: string[] = [];
  const given: string[] = [];
  let passphrase: string | null = null;
  const at = "2026-03-01T10:00:00.000Z";
  const run = {
    file: { state: () => ({ hasPassphrase: passphrase !== null }) },
    state: () => beginRun({ event: "started", at, by: "a test", isDryRun, facts: sampleFacts, runbook }),
    giveFile: (source: object) => void given.push(JSON.stringify(source)),
    givePassphrase(text: string) {
      passphrase = text;
    },
    watchFolder: async (folder: string) => void given.push(folder),
  } as unknown as DrivenRun;
  const certificate = createRunCertificate(
    options,
    { tell: (...words) => void told.push(...words) },
    { runbook, usualFolder },
  );
  const person: Person = { answer: async () => ({ kind: "refused", why: "" }), did: async () => null };
  return {
    certificate,
    run,
    told,
    given,
    did: () => certificate.inform(person).did(exporting),
    passphrase: () => passphrase,
  };
}

test("watches the folder for downloads from the export on, or the one that is named, and says which", async () => {
  const usual = stage();
  await usual.certificate.begin(usual.run);
  expect(usual.given).toEqual([]);
  usual.certificate.hear({ event: "reached", at: "2026-03-01T10:00:00.000Z", step: exporting.id });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect([usual.given, usual.told[0]]).toEqual([["/downloads"], expect.stringContaining("/downloads")]);
  const named = stage({ certificateFolder: "/elsewhere" });
  await named.certificate.begin(named.run);
  expect(named.given).toEqual(["/elsewhere"]);
});

test("gives the file that is named once the run waits for it", async () => {
  const { certificate, run, given } = stage({ certificateFile: "/keys/site.p12" }, { usualFolder: null });
  await certificate.begin(run);
  expect(given).toEqual([]);
  certificate.hear({ event: "reached", at: "2026-03-01T10:00:00.000Z", step: "file" });
  await Promise.resolve();
  expect(given).toEqual(['{"path":"/keys/site.p12"}']);
});

test("makes a passphrase where none was given, and shows it once", async () => {
  const { certificate, run, told, did, passphrase } = stage();
  await certificate.begin(run);
  await did();
  await did();
  const shown = told.filter((line) => line.includes(passphrase() ?? "nothing"));
  expect([passphrase(), shown.length]).toEqual([expect.stringMatching(/^([a-z2-9]{5}-){4}[a-z2-9]{5}$/), 1]);
});

describe("a dry run", () => {
  test("neither watches a folder nor makes a passphrase", async () => {
    const { certificate, run, given, passphrase } = stage({}, { isDryRun: true });
    await certificate.begin(run);
    expect([given, passphrase()]).toEqual([[], null]);
  });
});

test("reads the passphrase from standard input where that is asked for", async () => {
  const { certificate, run, passphrase, did, told } = stage({ passphraseStdin: true });
  const input = new PassThrough();
  const stdin = Object.getOwnPropertyDescriptor(process, "stdin");
  Object.defineProperty(process, "stdin", { value: input, configurable: true });
  input.end("correct horse\n");
  await certificate.begin(run).finally(() => stdin && Object.defineProperty(process, "stdin", stdin));
  await did();
  expect(passphrase()).toBe("correct horse");
  expect(told.join("\n")).not.toContain("correct horse");
});

test("is refused for a procedure that takes no file", () => {
  const other = writeRunbook("sync-now", sampleFacts);
  expect(() => refuseUnlessFileTaken({ certificateFile: "/a.p12" }, other)).toThrow(/takes no certificate file/);
  refuseUnlessFileTaken({ certificateFile: "/a.p12" }, runbook);
  refuseUnlessFileTaken({}, other);
});

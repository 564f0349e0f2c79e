import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import type { DrivenRun } from "../../../../electron/terminal/run/driven-run.ts";
import type { Person } from "../../../../electron/terminal/run/person.ts";
import { createRunCertificate, refuseUnlessFileTaken } from "../../../../electron/terminal/run/run-certificate.ts";
import type { RunOptions } from "../../../../electron/terminal/run/run-options.ts";
import { writeRunbook } from "../../../../shared/runbooks/procedures/write-runbook.ts";
import type { RunEvent } from "../../../../shared/runbooks/run-event.ts";
import { beginRun } from "../../../../shared/runbooks/run-state.ts";
import type { StepOf } from "../../../../shared/runbooks/runbook.ts";
import { sampleFacts } from "../../../../shared/runbooks/sample-facts.ts";
import { fileOf } from "../../../support/certificates/grid-of.ts";

const runbook = writeRunbook("replicate-certificate", sampleFacts);
const exporting = runbook.steps.find(({ id }) => id === "export-from-first") as StepOf<"manual">;

interface Choices {
  isDryRun?: boolean;
  usualFolder?: string | null;
  /** What is recorded of the run before it is taken up. */
  before?: RunEvent[];
  /** What opens the file that lies there; null: none lies there. */
  opensBy?: string | null;
}

function stage(
  options: RunOptions = {},
  { isDryRun = false, usualFolder = "/downloads", before = [], opensBy = null }: Choices = {},
) {
  const told: string[] = [];
  const given: string[] = [];
  let passphrase: string | null = null;
  const at = "2026-03-01T10:00:00.000Z";
  const started = beginRun({ event: "started", at, by: "a test", isDryRun, facts: sampleFacts, runbook });
  const reached = before.flatMap((event) => (event.event === "reached" ? [[event.step, { reachedAt: at }]] : []));
  const state = { ...started, steps: { ...started.steps, ...Object.fromEntries(reached) } };
  const run = {
    file: {
      state: () => ({ hasPassphrase: passphrase !== null, watchedFolder: null }),
      examine: async () =>
        opensBy === null
          ? null
          : fileOf(null, {
              fileName: "site.p12",
              isThere: "yes",
              report: { verdict: passphrase === opensBy ? "ok" : "wrong-passphrase" },
            }),
    },
    state: () => state,
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
  await usual.certificate.begin(usual.run, null);
  expect(usual.given).toEqual([]);
  usual.certificate.hear({ event: "reached", at: "2026-03-01T10:00:00.000Z", step: exporting.id });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect([usual.given, usual.told[0]]).toEqual([["/downloads"], expect.stringContaining("/downloads")]);
  const named = stage({ certificateFolder: "/elsewhere" });
  await named.certificate.begin(named.run, null);
  expect(named.given).toEqual(["/elsewhere"]);
});

test("gives the file that is named once the run waits for it", async () => {
  const { certificate, run, given } = stage({ certificateFile: "/keys/site.p12" }, { usualFolder: null });
  await certificate.begin(run, null);
  expect(given).toEqual([]);
  certificate.hear({ event: "reached", at: "2026-03-01T10:00:00.000Z", step: "file" });
  await Promise.resolve();
  expect(given).toEqual(['{"path":"/keys/site.p12"}']);
});

test("makes a passphrase where none was given, and shows it once", async () => {
  const { certificate, run, told, did, passphrase } = stage();
  await certificate.begin(run, null);
  await did();
  await did();
  const shown = told.filter((line) => line.includes(passphrase() ?? "nothing"));
  expect([passphrase(), shown.length]).toEqual([expect.stringMatching(/^([a-z2-9]{5}-){4}[a-z2-9]{5}$/), 1]);
});

describe("a dry run", () => {
  test("neither watches a folder nor makes a passphrase", async () => {
    const { certificate, run, given, passphrase } = stage({}, { isDryRun: true });
    await certificate.begin(run, null);
    expect([given, passphrase()]).toEqual([[], null]);
  });
});

test("reads the passphrase from standard input where that is asked for", async () => {
  const { certificate, run, passphrase, did, told } = stage({ passphraseStdin: true });
  const input = new PassThrough();
  const stdin = Object.getOwnPropertyDescriptor(process, "stdin");
  Object.defineProperty(process, "stdin", { value: input, configurable: true });
  input.end("correct horse\n");
  await certificate.begin(run, null).finally(() => stdin && Object.defineProperty(process, "stdin", stdin));
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

describe("a file that stays locked", () => {
  const at = "2026-03-01T10:00:00.000Z";
  const waiting: RunEvent[] = [{ event: "reached", at, step: "file" }];
  const given: RunEvent = { event: "file-given", at, fileName: "site.p12", path: "/keys/site.p12" };
  const answering = (...entered: (string | null)[]) => {
    const questions: string[] = [];
    const ask = async (question: string) => {
      questions.push(question);
      return entered.shift() ?? null;
    };
    return { questions, ask };
  };

  test("is asked about until its passphrase opens it, before a run that was cut off goes on", async () => {
    const { certificate, run, passphrase, told } = stage({}, { before: waiting, opensBy: "its own" });
    const { questions, ask } = answering("another", "its own", "never asked for");
    await certificate.begin(run, ask);
    expect(passphrase()).toBe("its own");
    expect(questions).toEqual([
      expect.stringMatching(/^Passphrase of site\.p12/),
      expect.stringContaining("does not open site.p12"),
    ]);
    expect([...told, ...questions].join("\n")).not.toContain("its own");
  });

  test("keeps a run that was cut off from going on where nobody can be asked, and says what is missing", async () => {
    const silent = stage({}, { before: waiting, opensBy: "its own" });
    await expect(silent.certificate.begin(silent.run, null)).rejects.toMatchObject({
      code: "run-refused",
      message: expect.stringMatching(/site\.p12 is locked, and its passphrase is missing/),
      advice: expect.stringContaining("--passphrase-stdin"),
    });
  });

  test("is asked about when it appears, and no longer once the run has gone on", async () => {
    const { certificate, run, passphrase } = stage({}, { opensBy: "its own" });
    let signal: AbortSignal | undefined;
    await certificate.begin(run, (_, wanted) => {
      signal = wanted;
      return new Promise((resolve) => wanted.addEventListener("abort", () => resolve(null)));
    });
    certificate.hear(given);
    await expect.poll(() => signal?.aborted).toBe(false);
    certificate.hear({ event: "ended", at, outcome: "refused", text: "", next: [] });
    expect([signal?.aborted, passphrase()]).toEqual([true, null]);
  });

  test("is told of at once where nobody can be asked", async () => {
    const { certificate, run, told } = stage({ certificateFile: "/keys/site.p12" }, { opensBy: "its own" });
    await certificate.begin(run, null);
    run.givePassphrase("another");
    certificate.hear(given);
    await expect.poll(() => told.join(" ")).toContain("the passphrase of this run does not open it");
    expect(told.join(" ")).toContain("--passphrase-stdin");
  });

  test("is left alone when nothing is entered, since another file may come", async () => {
    const { certificate, run, passphrase } = stage({}, { before: waiting, opensBy: "its own" });
    const { questions, ask } = answering("");
    await certificate.begin(run, ask);
    expect([questions.length, passphrase()]).toEqual([1, null]);
  });
});

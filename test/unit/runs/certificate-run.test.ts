import { describe, expect, test } from "vitest";
import { createRunExecutor } from "../../../electron/core/runs/run-executor.ts";
import { readRun } from "../../../shared/runbooks/accept-event.ts";
import { judgeFileGone } from "../../../shared/runbooks/checks/certificates/file-gone.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import { foreignChanges } from "../../../shared/runbooks/foreign-changes.ts";
import { planOf } from "../../../shared/runbooks/plan-of.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";
import { beginRun } from "../../../shared/runbooks/run-state.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { stoppingOf } from "../../../shared/runbooks/stopping.ts";
import { certificateOf, factory, fileOf, present } from "../../support/certificates/grid-of.ts";
import { createDayClock, type DayClock } from "../../support/day-clock.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { definePair } from "../../support/observations.ts";
import { factsWith } from "../../support/runbooks/facts-of-a-pair.ts";
import { type CertificateHands, withCertificates } from "../../support/runs/certificate-hands.ts";
import { createScriptedHands } from "../../support/runs/scripted-hands.ts";

const old = certificateOf("old", { keySha256: present.keySha256 });
const refused = (message: RegExp) =>
  expect.objectContaining({ code: "run-refused", message: expect.stringMatching(message) });

function stage(id: RunbookId = "replicate-certificate", clock = createDayClock(), before: RunEvent[] = []) {
  const hands = withCertificates(createScriptedHands(clock), clock);
  const facts = factsWith({ roles: ["primary", null] });
  const started: RunEvent = {
    event: "started",
    at: new Date(clock.nowMs()).toISOString(),
    by: "a test",
    isDryRun: false,
    facts,
    runbook: writeRunbook(id, facts),
  };
  // What tells nothing of its health is what is being set up.
  hands.world.site2.isAnswering = false;
  hands.shown.site2 = { site: old, none: factory };
  hands.held.set("site.p12", fileOf(present));
  hands.held.set("old.p12", fileOf(old));
  const journal = before.length > 0 ? before : [started];
  const log = createMemoryLog();
  const run = createRunExecutor({
    state: readRun(journal) ?? beginRun(started),
    append: (event) => void journal.push(event),
    hands,
    known: { pair: definePair(), attestations: () => [], changes: () => [], lastSwapAt: null, lastSeenPrimary: null },
    judge: { judgeCheck, planOf, foreignChanges },
    clock,
    log,
    onChange: () => undefined,
  });
  return { hands, run, journal, log, clock };
}
type Stage = ReturnType<typeof stage>;

const go = async ({ run, clock }: Stage, ms = 1_000) => {
  void run.advance();
  await clock.pass(ms);
};
const did = async (staged: Stage, step: string) => {
  staged.run.personDid(step);
  await go(staged);
};
const at = ({ run }: Stage) => Object.entries(run.state().steps).findLast(([, { answer }]) => answer === null)?.[0];

async function toFile(staged: Stage): Promise<void> {
  await go(staged);
  staged.run.answer("variant", { variant: "replacement" });
  await go(staged);
  staged.run.answer("source", { source: "site1" });
  await go(staged);
  staged.run.givePassphrase("correct horse");
  await did(staged, "export-from-first");
}
async function toImport(staged: Stage): Promise<void> {
  await toFile(staged);
  staged.run.giveFile({ path: "/downloads/site.p12" });
  await go(staged);
}
const show = ({ hands }: { hands: CertificateHands }, shown: CertificateHands["shown"]["site2"]) => {
  hands.shown.site2 = shown;
};

test("replicates to an appliance that tells nothing of its health, without a minute of waiting or a pause", async () => {
  const staged = stage();
  await toImport(staged);
  expect(at(staged)).toBe("import-to-second");
  await did(staged, "import-to-second");
  show(staged, { site: present, none: present });
  const beganMs = staged.clock.nowMs();
  await did(staged, "default-on-second");
  expect(staged.run.state().steps["proof"]?.answer).toBe("yes");
  expect(staged.clock.nowMs() - beganMs).toBeLessThan(5_000);
  await did(staged, "delete-file");
  expect(staged.run.state().ending).toMatchObject({ outcome: "done" });
  expect([staged.hands.isPaused(), staged.hands.healthAsked, staged.hands.calls]).toEqual([false, [], []]);
  expect(staged.log.entries).toEqual([]);
});

describe("the wait for the file", () => {
  test("names a wrong file, and takes another one in its place at once", async () => {
    const staged = stage();
    await toFile(staged);
    staged.run.giveFile({ path: "/downloads/old.p12" });
    await go(staged);
    expect(at(staged)).toBe("file");
    staged.run.giveFile({ path: "/downloads/site.p12" });
    await go(staged, 10);
    expect(staged.run.state().steps["file"]).toMatchObject({
      answer: "yes",
      result: { certificate: { sha256: present.sha256 } },
    });
    expect(staged.journal.filter(({ event }) => event === "file-given")).toMatchObject([
      { fileName: "old.p12", path: "/downloads/old.p12" },
      { fileName: "site.p12", path: "/downloads/site.p12" },
    ]);
  });

  test("takes what appears in the watched folder, and watches it no longer once it is the right one", async () => {
    const staged = stage();
    await toFile(staged);
    await staged.run.watchFolder("/downloads");
    staged.hands.appear("site.p12");
    await go(staged, 10);
    expect(at(staged)).toBe("import-to-second");
    expect(staged.hands.file.state().watchedFolder).toBeNull();
    await expect(staged.run.watchFolder("/downloads")).rejects.toEqual(refused(/has the right one/));
  });

  test("keeps no passphrase in the journal", async () => {
    const staged = stage();
    await toImport(staged);
    expect(JSON.stringify(staged.journal)).not.toContain("correct horse");
  });

  test("is the only place where a file is given", async () => {
    const staged = stage();
    await go(staged);
    expect(() => staged.run.giveFile({ path: "/downloads/site.p12" })).toThrow(
      refused(/waits for no certificate file/),
    );
    expect(staged.hands.file.state().fileName).toBeNull();
  });

  test("ends refused at its limit, with nothing changed", async () => {
    const staged = stage();
    await toFile(staged);
    await go(staged, 61 * 60_000);
    expect(staged.run.state().ending).toMatchObject({ outcome: "refused" });
  });
});

test("a procedure that takes no file refuses file, passphrase and folder", async () => {
  const { run } = stage("sync-now");
  expect(() => run.giveFile({ path: "/a.p12" })).toThrow(refused(/waits for no/));
  expect(() => run.givePassphrase("correct horse")).toThrow(refused(/takes no certificate file/));
  await expect(run.watchFolder("/downloads")).rejects.toEqual(refused(/takes no certificate file/));
});

test("handshakes from before a person's deed count for nothing after it", async () => {
  const staged = stage();
  await toImport(staged);
  await did(staged, "import-to-second");
  await did(staged, "default-on-second");
  const before = staged.hands.grids;
  expect(at(staged)).toBe("proof");
  show(staged, { site: present, none: present });
  await go(staged, 11_000);
  expect(staged.hands.grids).toBeGreaterThan(before);
  expect(staged.run.state().steps["proof"]?.answer).toBe("yes");
});

describe("after Pairdesk ended in the middle", () => {
  async function cutOff(): Promise<{ journal: RunEvent[]; clock: DayClock }> {
    const staged = stage();
    await toFile(staged);
    staged.run.giveFile({ path: "/downloads/old.p12" });
    await go(staged, 10);
    await staged.run.close();
    return staged;
  }

  test("the file is known from the journal, and its passphrase is asked for again", async () => {
    const { journal, clock } = await cutOff();
    const staged = stage("replicate-certificate", clock, journal);
    staged.hands.held.set("old.p12", fileOf(present));
    expect(staged.hands.file.state()).toMatchObject({ path: "/downloads/old.p12", hasPassphrase: false });
    staged.run.reopen("a test");
    await go(staged);
    expect(at(staged)).toBe("file");
    staged.run.givePassphrase("correct horse");
    await go(staged, 10);
    expect(at(staged)).toBe("import-to-second");
  });

  test("closing it says what the handshakes show, without waiting for anybody's health", async () => {
    const before = stage();
    await toImport(before);
    await did(before, "import-to-second");
    await before.run.close();
    const staged = stage("replicate-certificate", before.clock, before.journal);
    await staged.run.closeCutOff();
    const { ending } = staged.run.state();
    expect(ending).toMatchObject({ outcome: "incomplete", next: ["replicate-certificate"] });
    expect(ending?.text).toContain("Under support.example.com, site2 still shows another certificate");
    expect(staged.hands.healthAsked).toEqual([]);
  });
});

describe("a stop where a person may be half-way through the import", () => {
  test("promises nothing beforehand, ends as unknown, and names the files that hold the key", async () => {
    const staged = stage();
    await toFile(staged);
    staged.run.giveFile({ path: "/downloads/old.p12" });
    await go(staged);
    expect(stoppingOf(staged.run.state()).text).toContain("Nothing has been changed");
    staged.run.giveFile({ path: "/downloads/site.p12" });
    await go(staged);
    expect(stoppingOf(staged.run.state()).text).not.toContain("Nothing has been changed");
    staged.run.cancel("enough");
    await go(staged);
    const { outcome, text } = staged.run.state().ending ?? {};
    expect([outcome, text]).toEqual(["unknown", expect.stringContaining("/downloads/old.p12, /downloads/site.p12")]);
    expect(text).not.toContain("Nothing was changed");
  });

  test("is told as unknown as well where a run that was cut off there is closed", async () => {
    const staged = stage();
    await toImport(staged);
    await staged.run.closeCutOff();
    const { outcome, text } = staged.run.state().ending ?? {};
    expect([outcome, text]).toEqual(["unknown", expect.stringContaining("site2 may have the certificate by now")]);
    expect(text).toContain("/downloads/site.p12");
    expect(text).not.toContain("Nothing had been changed");
  });
});

test("looks for a file that was given earlier too before it says that the key is gone", async () => {
  const there = judgeFileGone({
    ...({} as RunKnowledge),
    file: { ...fileOf(present), fileName: "site.p12", isThere: "no" },
    earlierFiles: [{ fileName: "wrong.p12", isThere: "yes" }],
  });
  expect([there.answer, there.text]).toEqual(["no", expect.stringContaining("wrong.p12")]);
});

/** The certificate of one practice appliance brought to the other, step by step by their own pages, and what can go wrong. */
import { expect, test } from "vitest";
import { carriedFile } from "../../support/carried-file.ts";
import { asSha256, foundAt, saidAt, startCertificateStage } from "../../support/runs/certificate-run.ts";

const patience = { timeout: 90_000 };
const replicate = "replicate-certificate";

test.each([
  ["certificate-renewal-behind", "differs"],
  ["certificate-different", "new-pair"],
  ["certificate-self-signed", "differs"],
  ["certificate-imported-not-default", "differs"],
  ["backup-factory-new", "replacement"],
])(
  "brings the primary's to a backup in the state %s, shows it to every client, and leaves no file",
  patience,
  async (scenario, variant) => {
    const stage = await startCertificateStage(scenario);
    const wanted = await stage.shown("site1", true);
    expect(await stage.howMany()).toBeGreaterThan(1);
    const finished = await stage.run(replicate, { answers: { variant } });
    expect(finished.outcome, `${finished.text} ${saidAt(finished, "proof")}`).toBe("done");
    expect([await stage.howMany(), await stage.shown("site2", true), finished.calls]).toEqual([1, wanted, []]);
    expect([stage.saved(), foundAt(finished, "file-gone")?.answer]).toEqual([[], "yes"]);
    expect(foundAt(finished, "before")?.answer).toBe("no");
    const journal = JSON.stringify(finished.journal);
    expect(journal).toContain(asSha256(wanted));
    expect(journal).not.toContain(stage.file.passphrase);
    expect(journal).not.toMatch(/PRIVATE KEY/);
  },
);

test("brings the backup's to the primary where that is the one that was renewed", patience, async () => {
  const stage = await startCertificateStage("certificate-different");
  const wanted = await stage.shown("site2", true);
  const finished = await stage.run(replicate, { answers: { source: "site2" } });
  expect([finished.outcome, await stage.shown("site1", true)], finished.text).toEqual(["done", wanted]);
});

test("does not copy what clients would refuse", patience, async () => {
  const stage = await startCertificateStage("certificate-self-signed");
  const before = await stage.shown("site1", true);
  const finished = await stage.run(replicate, { answers: { source: "site2" } });
  expect([finished.outcome, foundAt(finished, "source-fit")?.answer]).toEqual(["refused", "no"]);
  expect([await stage.shown("site1", true), stage.saved()]).toEqual([before, []]);
});

test("a wrong file is named as such, changes nothing, and the right one takes its place", patience, async () => {
  const stage = await startCertificateStage("certificate-renewal-behind");
  const wanted = await stage.shown("site1", true);
  let isNamed = false;
  const finished = await stage.run(replicate, {
    onlySaid: ["export-from-first"],
    patienceMs: { file: 20_000, proof: 6_000 },
    async before(step) {
      if (step === "export-from-first") stage.save("holiday.p12", Buffer.from("this is no certificate at all"));
    },
    onEvent(event) {
      if (event.event !== "reached" || event.step !== "file") return;
      isNamed = true;
      setTimeout(() => void stage.practice.play({ deed: "export-certificate", on: "site1" }, stage.file), 3_000);
    },
  });
  expect([finished.outcome, isNamed], `${finished.text} ${saidAt(finished, "file")}`).toEqual(["done", true]);
  expect(await stage.shown("site2", true)).toBe(wanted);
});

test.each([
  [
    "no certificate file at all",
    async (stage: Awaited<ReturnType<typeof startCertificateStage>>) =>
      stage.save("holiday.p12", Buffer.from("this is no certificate at all")),
  ],
  [
    "the file of an older certificate",
    async ({ practice, file }: Awaited<ReturnType<typeof startCertificateStage>>) =>
      void (await practice.play({ deed: "export-certificate", on: "site2" }, file)),
  ],
  [
    "a file under another passphrase",
    async ({ practice, file }: Awaited<ReturnType<typeof startCertificateStage>>) => {
      const other = carriedFile("not the passphrase of this run");
      const desk = { toPlay: () => ({ ...other.toPlay(), folder: file.folder }) };
      await practice.play({ deed: "export-certificate", on: "site1" }, desk);
    },
  ],
])("%s is refused before anything is imported", patience, async (_, saveWrong) => {
  const stage = await startCertificateStage("certificate-renewal-behind");
  const before = [await stage.shown("site1", true), await stage.shown("site2", true)];
  const finished = await stage.run(replicate, {
    onlySaid: ["export-from-first"],
    async before(step) {
      if (step === "export-from-first") await saveWrong(stage);
    },
  });
  expect([finished.outcome, foundAt(finished, "file")?.answer], saidAt(finished, "file")).toEqual(["refused", "no"]);
  expect(finished.path).not.toContain("import-to-second");
  expect([await stage.shown("site1", true), await stage.shown("site2", true)]).toEqual(before);
});

test("an import that was forgotten is seen by the handshakes, whatever the person says", patience, async () => {
  const stage = await startCertificateStage("certificate-renewal-behind");
  const finished = await stage.run(replicate, { onlySaid: ["import-to-second", "default-on-second"] });
  expect([finished.outcome, foundAt(finished, "proof")?.answer]).toEqual(["incomplete", "no"]);
  expect(saidAt(finished, "proof")).toContain("site2");
  expect(saidAt(finished, "proof")).toMatch(/import/);
  expect(finished.path).not.toContain("file-gone");
});

test("what was imported and not made the default is told apart from what was not imported", patience, async () => {
  const stage = await startCertificateStage("certificate-renewal-behind");
  const wanted = await stage.shown("site1", true);
  const finished = await stage.run(replicate, { onlySaid: ["default-on-second"] });
  expect([finished.outcome, foundAt(finished, "proof")?.answer]).toEqual(["incomplete", "no"]);
  expect([await stage.shown("site2", true), await stage.shown("site2", false)]).toEqual([
    wanted,
    expect.not.stringMatching(wanted),
  ]);
  expect(saidAt(finished, "proof")).toMatch(/site2.*send no name.*default/s);
});

test("with a backup that cannot be reached nothing is claimed to be proved", patience, async () => {
  const stage = await startCertificateStage("certificate-renewal-behind");
  const finished = await stage.run(replicate, {
    onlySaid: ["import-to-second", "default-on-second"],
    async before(step) {
      if (step === "import-to-second") await stage.practice.killAppliance("site2");
    },
  });
  expect([finished.outcome, foundAt(finished, "proof")?.answer]).toEqual(["unknown", "unknown"]);
  expect(saidAt(finished, "proof")).toContain("site2");
});

test("a file that is still there at the end is told of", patience, async () => {
  const stage = await startCertificateStage("certificate-renewal-behind");
  const finished = await stage.run(replicate, { onlySaid: ["delete-file"] });
  expect([finished.outcome, foundAt(finished, "file-gone")?.answer]).toEqual(["done", "no"]);
  expect([finished.text.includes("delete it"), stage.saved().length]).toEqual([true, 1]);
});

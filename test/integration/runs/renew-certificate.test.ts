/** A new certificate on both practice appliances, the one that nobody is connected to first. */
import { expect, test } from "vitest";
import { foundAt, saidAt, startCertificateStage } from "../../support/runs/certificate-run.ts";

const patience = { timeout: 90_000 };
const renew = "renew-certificate";

test("gets it to both while the site is reached all the time, and nobody is ever refused", patience, async () => {
  const stage = await startCertificateStage("healthy");
  const before = await stage.shown("site", true);
  const visits: string[] = [];
  let isOver = false;
  const visitor = (async () => {
    while (!isOver) {
      visits.push(await stage.shown("site", true));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const finished = await stage.run(renew);
  const after = await stage.shown("site", true);
  await expect.poll(() => visits.at(-1), { timeout: 10_000 }).toBe(after);
  isOver = true;
  await visitor;
  expect(finished.outcome, `${finished.text} ${saidAt(finished, "file")} ${saidAt(finished, "proof")}`).toBe("done");
  expect(after).not.toBe(before);
  expect(new Set(visits)).toEqual(new Set([before, after]));
  expect([await stage.howMany(), stage.saved()]).toEqual([1, []]);
  const places = ["import-to-backup", "backup-shows", "import-to-primary", "primary-shows", "proof"];
  expect(finished.path.filter((step) => places.includes(step))).toEqual(places);
});

test("warns while only one has it, and ends with that when the other import is forgotten", patience, async () => {
  const stage = await startCertificateStage("healthy");
  const finished = await stage.run(renew, { onlySaid: ["import-to-primary", "default-on-primary"] });
  expect([finished.outcome, foundAt(finished, "primary-shows")?.answer]).toEqual(["incomplete", "no"]);
  expect(finished.text).toMatch(/site2 may have the new certificate.*site1 still the old one/s);
  expect(await stage.howMany()).toBe(2);
});

test("does not take the certificate that is served already for a new one", patience, async () => {
  const stage = await startCertificateStage("healthy");
  const before = await stage.shown("site", true);
  const finished = await stage.run(renew, {
    onlySaid: ["issue"],
    async before(step) {
      if (step === "issue") await stage.practice.play({ deed: "export-certificate", on: "site1" }, stage.file);
    },
  });
  expect([finished.outcome, foundAt(finished, "file")?.answer], saidAt(finished, "file")).toEqual(["refused", "no"]);
  expect(await stage.shown("site", true)).toBe(before);
});

test("stays with the primary's clients when the backup cannot be reached", patience, async () => {
  const stage = await startCertificateStage("healthy");
  const before = await stage.shown("site", true);
  const finished = await stage.run(renew, {
    onlySaid: ["import-to-backup", "default-on-backup"],
    async before(step) {
      if (step === "import-to-backup") await stage.practice.killAppliance("site2");
    },
  });
  expect(finished.outcome).toBe("unknown");
  expect([finished.path.includes("import-to-primary"), await stage.shown("site", true)]).toEqual([false, before]);
});

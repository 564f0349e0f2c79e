import { describe, expect, test } from "vitest";
import { acceptEvent } from "../../../shared/runbooks/accept-event.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { factsWith } from "../../support/runbooks/facts-of-a-pair.ts";
import { playRunbook, type Script } from "../../support/runbooks/play-runbook.ts";
import { applianceIn, createWorld, type World } from "../../support/runbooks/world.ts";

const facts = factsWith();
const fromFirst = { variant: "differs", source: "site1" };
const replicate = (script: Script = {}) =>
  playRunbook("replicate-certificate", facts, { answers: fromFirst, ...script });
const renew = (script: Script = {}, about = facts) =>
  playRunbook("renew-certificate", about, { answers: { request: "other" }, ...script });
const worldWith = (change: (world: World) => void): World => {
  const world = createWorld(facts);
  change(world);
  return world;
};

describe("replicating a certificate", () => {
  test.each([
    [
      "site1",
      [
        "first-answers",
        "source-fit",
        "lasts",
        "export-from-first",
        "file",
        "source-shows",
        "import-to-second",
        "default-on-second",
      ],
    ],
    [
      "site2",
      [
        "second-answers",
        "source-fit",
        "lasts",
        "export-from-second",
        "file",
        "source-shows",
        "import-to-first",
        "default-on-first",
      ],
    ],
  ])("from %s is done when both show it and the file is gone", (source, steps) => {
    const played = replicate({ answers: { variant: "differs", source } });
    expect(played.steps).toEqual([
      ...["variant", "before", "source"],
      ...steps,
      ...["proof", "delete-file", "file-gone"],
    ]);
    expect(played.ending).toMatchObject({ outcome: "done", text: expect.stringContaining("is gone") });
    for (const { shown, shownToNobody } of played.world.names.map((name) => applianceIn(played.world, name))) {
      expect([shown, shownToNobody]).toEqual([`of ${source}`, `of ${source}`]);
    }
  });

  test.each([
    ["new-pair", "names-first"],
    ["replacement", "new-box"],
  ])("says what to mind for %s, and asks nothing more", (variant, note) => {
    const { steps, asked, ending } = replicate({ answers: { variant, source: "site1" } });
    expect(steps.indexOf(note)).toBe(1);
    expect(asked).toEqual(["variant", "source"]);
    expect(ending.outcome).toBe("done");
  });

  test("goes on where the two are equal already", () => {
    const world = worldWith(({ appliances }) => {
      for (const one of Object.values(appliances)) Object.assign(one, { shown: "one", shownToNobody: "one" });
    });
    const { ending, steps } = replicate({ world });
    expect(steps).toContain("import-to-second");
    expect(ending.outcome).toBe("done");
  });

  test("is refused where the source is not fit, with renewal next", () => {
    const { ending, handed } = replicate({ found: { "source-fit": "no" } });
    expect(ending).toMatchObject({ outcome: "refused", next: ["renew-certificate"] });
    expect(handed).toEqual([]);
  });

  test("stops where the chosen source cannot be reached, and names it", () => {
    const { ending, handed } = replicate({ found: { "first-answers": "unknown" } });
    expect(ending).toMatchObject({ outcome: "refused", text: expect.stringContaining("site1, which was chosen") });
    expect(handed).toEqual([]);
  });

  test("asks why where the source ends before what the other one shows", () => {
    const { asked, ending } = replicate({ found: { lasts: "no" } });
    expect(asked).toContain("why-shorter");
    expect(ending.outcome).toBe("done");
  });

  test("has words of its own where the source fell silent before the file could be compared", () => {
    const { ending } = replicate({ found: { file: "unknown" } });
    expect(ending).toMatchObject({ outcome: "refused", text: expect.stringContaining("could not be read any more") });
  });

  test("warns where the one that it is copied to serves the site", () => {
    const { steps } = writeRunbook("replicate-certificate", facts);
    const textOf = (id: string) => steps.find((step) => step.id === id)?.text.join(" ");
    expect(textOf("import-to-first")).toContain("site1 serves");
    expect(textOf("import-to-second")).toContain("If site2 serves");
  });

  test("goes on with a reason where nobody knows whether the source is fit", () => {
    const { asked, ending, state } = replicate({ found: { "source-fit": "unknown" } });
    expect(asked).toContain("source-reason");
    expect(state.answers["source-reason"]).toBe("It is an emergency.");
    expect(ending.outcome).toBe("done");
  });

  test("is refused when no right file came, since nothing was changed by then", () => {
    const { ending } = replicate({ world: worldWith((world) => world.forgotten.push("export-from-first")) });
    expect(ending).toMatchObject({ outcome: "refused", text: expect.stringContaining("Nothing was changed") });
  });

  test("chooses the default on the source too where that one shows clients without a name something else", () => {
    const world = worldWith((made) => {
      const source = applianceIn(made, "site1");
      Object.assign(source, { shownToNobody: "factory", held: ["of site1"] });
    });
    const { steps, ending } = replicate({ world });
    expect(steps).toEqual(expect.arrayContaining(["default-on-first", "default-on-second"]));
    expect(ending.outcome).toBe("done");
  });

  test.each([
    ["import-to-second", "incomplete"],
    ["default-on-second", "incomplete"],
  ])("is not done when %s was forgotten", (step, outcome) => {
    const { ending, steps } = replicate({ world: worldWith((world) => world.forgotten.push(step)) });
    expect(ending).toMatchObject({ outcome, next: ["replicate-certificate"] });
    expect(ending.text).toContain("private key may still be there");
    expect(steps).not.toContain("delete-file");
  });

  test("is unknown when the other one cannot be read at the end", () => {
    const { ending } = replicate({
      before: { proof: (world) => Object.assign(applianceIn(world, "site2"), { isUp: false }) },
    });
    expect(ending).toMatchObject({ outcome: "unknown", text: expect.stringContaining("could not be read") });
  });

  test("is done with a word about the file that is still there, or of which nobody knows", () => {
    const kept = replicate({ world: worldWith((world) => world.forgotten.push("delete-file")) });
    expect(kept.ending).toMatchObject({ outcome: "done", text: expect.stringContaining("still where it was") });
    const unseen = replicate({ found: { "file-gone": "unknown" } });
    expect(unseen.ending).toMatchObject({ outcome: "done", text: expect.stringContaining("could not be seen") });
  });

  test("says when it is stopped after the import what may be so", () => {
    const { ending } = replicate({ interrupts: { "default-on-second": { cancelled: "Lunch" } } });
    expect(ending).toMatchObject({ outcome: "incomplete", text: expect.stringContaining("site2 may have") });
    const { ending: early } = replicate({ interrupts: { file: { cancelled: "Lunch" } } });
    expect(early.outcome).toBe("refused");
  });

  test("in a dry run shows every step and changes nothing", () => {
    const { steps, ending, world } = replicate({ isDryRun: true });
    expect(steps).toEqual(expect.arrayContaining(["export-from-first", "import-to-second", "delete-file"]));
    expect([ending.outcome, world.file]).toEqual(["done", null]);
  });

  test("hints which source is fit, as far as it was seen", () => {
    const [one, two] = facts.appliances;
    const at = "2026-05-01T00:00:00.000Z";
    const seen = {
      ...facts,
      appliances: [
        { ...one, certificate: { notAfter: at, isSelfSigned: false, refusal: null } },
        { ...two, certificate: { notAfter: at, isSelfSigned: true, refusal: "DEPTH_ZERO_SELF_SIGNED_CERT" } },
      ] as typeof facts.appliances,
    };
    const source = writeRunbook("replicate-certificate", seen).steps.find(({ id }) => id === "source");
    const hint = source?.kind === "question" ? source.inputs[0]?.hint : "";
    expect(hint).toContain("site1 shows a certificate until 2026-05-01 that clients accept");
    expect(hint).toContain("site2 shows a self-signed certificate");
  });

  test("takes another file in the place of the one before, also while something else is done", () => {
    const { state } = replicate();
    const open = { ...state, ending: null };
    const given = { event: "file-given", at: state.lastEventAt, fileName: "b.p12", path: "/tmp/b.p12" } as const;
    const accepted = acceptEvent(open, given);
    expect(accepted.isAccepted && accepted.state.file).toEqual({ fileName: "b.p12", path: "/tmp/b.p12" });
  });
});

describe("renewing a certificate", () => {
  test("brings it to the backup first, and proves it there before the primary is touched", () => {
    const { steps, ending, world } = renew();
    expect(steps).toEqual([
      ...["before", "request", "issue", "file", "still-serves", "lasts"],
      ...["import-to-backup", "default-on-backup", "backup-shows", "backup-accepted"],
      ...["import-to-primary", "default-on-primary", "primary-shows"],
      ...["proof", "site-shows", "delete-file", "file-gone"],
    ]);
    expect(ending.outcome).toBe("done");
    expect(world.names.map((name) => applianceIn(world, name).shown)).toEqual(["new", "new"]);
  });

  test.each([
    ["the one that serves", factsWith({ servedBy: "site2", roles: [null, null] }), "site1"],
    ["the one that says primary", factsWith({ servedBy: "unknown", roles: ["backup", "primary"] }), "site1"],
  ])("keeps %s for last, whether the API answers or not", (_what, about, first) => {
    const step = writeRunbook("renew-certificate", about).steps.find(({ id }) => id === "import-to-backup");
    expect(step?.kind === "manual" && step.deed).toEqual({ deed: "import-certificate", on: first });
  });

  test.each([
    ["site2", "answer-to-second", "import-to-backup", "import-to-primary"],
    ["site1", "answer-to-first", "import-to-primary", "import-to-backup"],
  ])(
    "exports from %s where the request was made there, and imports to the other alone",
    (request, answer, left, made) => {
      const { steps } = renew({
        answers: { request },
        before: { "file-from-appliance": (world) => Object.assign(world, { file: "new" }) },
      });
      expect(steps.slice(2, 6)).toEqual(["still-serves", answer, "file-from-appliance", "lasts"]);
      expect(steps).not.toContain("issue");
      expect(steps.includes(left)).toBe(false);
      if (request === "site1") expect(steps).toContain(made);
    },
  );

  test.each([
    ["site1", ["import-to-backup", "import-to-primary"], ["site2", "site1"]],
    ["site2", ["import-to-backup-if-second-serves", "import-to-primary-if-second-serves"], ["site1", "site2"]],
  ])("asks which one serves where nobody can tell: %s comes last", (serving, imports, order) => {
    const about = factsWith({ servedBy: "nobody", roles: [null, null] });
    const { steps, asked, ending } = renew(
      { answers: { request: "other", serving }, world: createWorld(facts) },
      about,
    );
    expect(asked).toContain("serving");
    expect(steps.filter((id) => id.startsWith("import-to"))).toEqual(imports);
    const places = writeRunbook("renew-certificate", about).steps.filter(({ id }) => imports.includes(id));
    expect(places.map((step) => step.kind === "manual" && step.page?.appliance)).toEqual(order);
    expect(ending.outcome).toBe("done");
  });

  test("changes nothing where another one serves by the time of the first import", () => {
    const { ending, steps } = renew({ found: { "still-serves": "no" } });
    expect(ending).toMatchObject({ outcome: "refused", text: expect.stringContaining("no longer served by site1") });
    expect(steps).not.toContain("import-to-backup");
  });

  test("never touches the primary where clients refuse what the backup shows", () => {
    const { ending, steps } = renew({ found: { "backup-accepted": "no" } });
    expect(ending).toMatchObject({ outcome: "incomplete", text: expect.stringContaining("site1 was not touched") });
    expect(steps).not.toContain("import-to-primary");
  });

  test("asks for a reason where nobody knows whether clients accept it", () => {
    const { asked, ending } = renew({ found: { "backup-accepted": "unknown" } });
    expect(asked).toContain("backup-reason");
    expect(ending.outcome).toBe("done");
  });

  test.each(["no", "unknown"] as const)("asks why where the new one lasts as long: %s", (lasts) => {
    const { asked, ending } = renew({ found: { lasts } });
    expect(asked).toContain("why-shorter");
    expect(ending.outcome).toBe("done");
  });

  test("takes the present certificate with the chain that was missing", () => {
    const { steps } = renew({
      answers: { request: "same" },
      before: { file: (world) => Object.assign(world, { file: "new" }) },
    });
    expect(steps.slice(2, 4)).toEqual(["add-chain", "file"]);
    expect(steps).toEqual(expect.arrayContaining(["import-to-backup", "import-to-primary"]));
  });

  test("says that an authority's answer on the one that serves may be live at once", () => {
    const { steps, summary } = writeRunbook("renew-certificate", facts);
    const textOf = (id: string) => steps.find((step) => step.id === id)?.text.join(" ");
    expect(textOf("answer-to-first")).toContain("as soon as it is imported");
    expect(textOf("answer-to-second")).not.toContain("as soon as it is imported");
    expect(summary).toContain("that one has it first");
  });

  test("ends incomplete, with a warning that only one has it, where the primary was forgotten", () => {
    const { ending } = renew({ world: worldWith((world) => world.forgotten.push("import-to-primary")) });
    expect(ending).toMatchObject({ outcome: "incomplete", next: ["renew-certificate"] });
    expect(ending.text).toContain("Only site2 may have the new certificate, and site1 still the old one");
  });

  test("never touches the primary where the backup does not show it", () => {
    const { steps, ending } = renew({ world: worldWith((world) => world.forgotten.push("default-on-backup")) });
    expect(steps).not.toContain("import-to-primary");
    expect(ending.outcome).toBe("incomplete");
  });

  test("warns when it is stopped while only one has it", () => {
    const { ending } = renew({ interrupts: { "import-to-primary": { cancelled: "Lunch" } } });
    expect(ending).toMatchObject({ outcome: "incomplete", text: expect.stringContaining("Only site2 may have") });
  });

  test.each(["no", "unknown"] as const)("is refused while nothing was changed where the file answers %s", (answer) => {
    expect(renew({ found: { file: answer } }).ending).toMatchObject({ outcome: "refused", next: [] });
  });

  test("is incomplete where an appliance has the answer of the authority and no file came", () => {
    const { ending } = renew({ answers: { request: "site2" }, found: { "file-from-appliance": "no" } });
    expect(ending).toMatchObject({ outcome: "incomplete", next: ["renew-certificate"] });
  });

  test("is gone on with by the same file after it was left half-way", () => {
    const world = worldWith((made) => {
      Object.assign(applianceIn(made, "site2"), { shown: "new", shownToNobody: "new", held: ["new"] });
    });
    expect(renew({ world }).ending.outcome).toBe("done");
  });

  test("is done where the site shows another certificate, which its step tells", () => {
    const { ending, state } = renew({ found: { "site-shows": "no" } });
    expect(ending).toMatchObject({ outcome: "done", text: expect.stringContaining("still shows another certificate") });
    expect(state.steps["site-shows"]?.answer).toBe("no");
  });
});

test("neither makes a call, and neither asks for roles or for the health of both", () => {
  for (const id of ["replicate-certificate", "renew-certificate"] as const) {
    const { steps } = writeRunbook(id, factsWith({ roles: [null, null], servedBy: "unknown" }));
    expect(steps.filter(({ kind }) => kind === "action")).toEqual([]);
    const asked = steps.flatMap((step) => {
      if (step.kind === "check") return [step.check.check];
      return step.kind === "wait" ? [step.until.check] : [];
    });
    const byHandshake = ["certificates-equal", "certificate-fit", "certificate-file", "serves-file", "file-gone"];
    byHandshake.push("certificate-read", "lasts-as-long");
    // The site name is looked at by whoever answers there, and not to be seen does not stop the run.
    byHandshake.push("site-served-by");
    expect(asked.filter((one) => !byHandshake.includes(one))).toEqual([]);
  }
});

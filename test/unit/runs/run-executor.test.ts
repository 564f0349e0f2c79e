import { describe, expect, test } from "vitest";
import type { VetoHit } from "../../../shared/runbooks/vetoes/veto.ts";
import { type RunStage, stageRun } from "../../support/runs/run-stage.ts";
import { smallRunbook, smallSteps } from "../../support/runs/small-runbook.ts";

const minuteMs = 60_000;
const writesOf = ({ hands }: RunStage) => hands.calls.filter(({ call }) => call.call === "set-role");
const outcomeOf = ({ run }: RunStage) => run.state().ending?.outcome;

test("a run goes through look, answers, backup, pause, write, wait and proof, and is done", async () => {
  const stage = stageRun();
  await stage.toWrite();
  expect(stage.run.state().ending).toBeNull();
  expect(stage.hands.isPaused()).toBe(true);
  await stage.clock.pass(5 * minuteMs);
  expect(outcomeOf(stage)).toBe("done");
  expect(stage.kinds()).toEqual([
    ...["started", "checked", "reached", "answered", "intended", "called", "paused", "intended", "called"],
    ...["reached", "checked", "checked", "ended"],
  ]);
  expect(writesOf(stage).map(({ exact }) => exact)).toEqual([
    expect.objectContaining({ url: "https://site2.example.com/api/command/v2/failover-role", appliance: "site2" }),
  ]);
  expect(JSON.parse(writesOf(stage)[0]?.exact.body ?? "")).toEqual({
    role: "primary",
    data_sync_first: true,
    force: false,
  });
  expect(stage.hands.isPaused()).toBe(false);
  expect(stage.log.entries).toEqual([]);
});

describe("the write", () => {
  test("leaves right after a re-read before which nobody has asked for a minute", async () => {
    const stage = stageRun();
    await stage.toWrite();
    await stage.clock.pass(5 * minuteMs);
    const [write] = writesOf(stage);
    const before = stage.hands.healthAsked.filter(({ atMs }) => atMs <= (write?.atMs ?? 0));
    for (const name of ["site1", "site2"]) {
      const [earlier, last] = before.filter((asked) => asked.name === name).slice(-2);
      expect((last?.atMs ?? 0) - (earlier?.atMs ?? 0)).toBeGreaterThan(minuteMs);
      expect((write?.atMs ?? 0) - (last?.atMs ?? 0)).toBeLessThanOrEqual(5_000);
    }
    expect(
      stage
        .eventsOf("intended")
        .at(-1)
        ?.reread.map(({ mayBeCached }) => mayBeCached),
    ).toEqual([false, false]);
  });

  test("waits another minute when somebody asks in the pause, and says until when", async () => {
    const stage = stageRun();
    await stage.toWrite();
    await stage.clock.pass(40_000);
    stage.hands.poll();
    await stage.clock.pass(40_000);
    expect(writesOf(stage)).toEqual([]);
    expect(stage.eventsOf("paused")).toHaveLength(2);
    await stage.clock.pass(minuteMs);
    expect(writesOf(stage)).toHaveLength(1);
  });

  test("is given up, with nothing sent, when others ask again within every reading", async () => {
    const stage = stageRun();
    stage.hands.world.site1.isAnswering = false;
    await stage.toWrite();
    // While the silent one is waited for, somebody asks the other.
    stage.hands.onLook = stage.hands.poll;
    await stage.clock.pass(10 * minuteMs);
    expect(writesOf(stage)).toEqual([]);
    expect(outcomeOf(stage)).toBe("refused");
    expect(stage.run.state().ending?.text).toMatch(/no reading was fresh enough/);
  });

  test.each([
    ["its role", { role: "none" as const }],
    ["its silence", { isAnswering: false }],
    ["its health", { isHealthy: false }],
    ["its last sync", { lastSync: "2026-03-02T09:15:30.000Z" }],
  ])("is not made when %s moved since the plan, and what moved is kept", async (_what, change) => {
    const stage = stageRun();
    await stage.toWrite();
    Object.assign(stage.hands.world.site1, change);
    await stage.clock.pass(5 * minuteMs);
    expect(writesOf(stage)).toEqual([]);
    expect(stage.run.state().foreign.map(({ appliance }) => appliance)).toContain("site1");
    expect(outcomeOf(stage)).toBe("refused");
    expect(stage.hands.isPaused()).toBe(false);
  });

  test("is the only request after the re-read: its token is proved before it", async () => {
    const stage = stageRun();
    await stage.toWrite();
    await stage.clock.pass(5 * minuteMs);
    const at = stage.hands.deeds.indexOf("set-role site2");
    const reread = stage.hands.deeds.lastIndexOf("look", at);
    expect(stage.hands.deeds.slice(reread, at)).toEqual(["look"]);
    expect(stage.hands.deeds.lastIndexOf("access site2", at)).toBeLessThan(reread);
  });

  describe("with objections", () => {
    const { look, confirm, objections, write, settle, prove } = smallSteps;
    const hit = (weight: VetoHit["weight"]): VetoHit => ({
      ...{ condition: "certificate-refused", weight, holds: "yes" },
      message: "Clients would refuse site2.",
    });
    const stageWith = () => stageRun({ runbook: smallRunbook([look, confirm, objections, write, settle, prove]) });

    test.each(["hard", "soft"] as const)("is not made when a %s one came up since they were judged", async (weight) => {
      const stage = stageWith();
      await stage.toWrite();
      stage.objections = [hit(weight)];
      await stage.clock.pass(5 * minuteMs);
      expect(writesOf(stage)).toEqual([]);
      expect(stage.run.state().foreign).toEqual([
        { appliance: "site2", what: "objection", before: null, now: "Clients would refuse site2." },
      ]);
      expect(outcomeOf(stage)).toBe("refused");
    });

    test("is made although one is only shown, or was there before", async () => {
      const shown = stageWith();
      await shown.toWrite();
      shown.objections = [hit("shown")];
      await shown.clock.pass(5 * minuteMs);
      expect(outcomeOf(shown)).toBe("done");
      const old = stageWith();
      old.objections = [hit("hard")];
      await old.toWrite();
      await old.clock.pass(5 * minuteMs);
      expect(outcomeOf(old)).toBe("done");
    });

    test("looks at everything again before the pause, since what they rest on has aged while people answered", async () => {
      const stage = stageRun({ runbook: smallRunbook([look, objections, confirm, write, settle, prove]) });
      stage.go();
      await stage.clock.pass(5 * minuteMs);
      stage.run.answer("confirm", { name: "site2", "sync-first": "yes" });
      stage.go();
      await stage.clock.pass(5 * minuteMs);
      const at = writesOf(stage)[0]?.atMs ?? 0;
      const askedMs = stage.hands.healthAsked.filter(({ name, atMs }) => name === "site1" && atMs < at);
      expect(at - (askedMs.at(-1)?.atMs ?? 0)).toBeLessThan(70_000);
    });
  });

  test("is not made when a person cancels in the pause", async () => {
    const stage = stageRun();
    await stage.toWrite();
    await stage.clock.pass(10_000);
    stage.run.cancel("thought better of it");
    await stage.clock.pass(5 * minuteMs);
    expect(writesOf(stage)).toEqual([]);
    expect(outcomeOf(stage)).toBe("refused");
    expect(stage.hands.isPaused()).toBe(false);
  });

  test("is not made when the intention cannot be kept, and is made once when it can", async () => {
    const stage = stageRun();
    await stage.toWrite();
    stage.refuse(({ event }) => event === "intended");
    await stage.clock.pass(5 * minuteMs);
    expect(writesOf(stage)).toEqual([]);
    expect(stage.failures).toEqual([expect.objectContaining({ code: "disk-full" })]);
    expect(stage.hands.isPaused()).toBe(false);
    stage.refuse(() => false);
    stage.go();
    await stage.clock.pass(5 * minuteMs);
    expect(writesOf(stage)).toHaveLength(1);
    expect(outcomeOf(stage)).toBe("done");
  });

  test("is not repeated when its answer cannot be kept: only looking tells", async () => {
    const stage = stageRun();
    await stage.toWrite();
    stage.refuse(({ event, ...rest }) => event === "called" && "step" in rest && rest.step === "write");
    await stage.clock.pass(2 * minuteMs);
    expect(stage.failures).toHaveLength(1);
    stage.refuse(() => false);
    stage.go();
    await stage.clock.pass(5 * minuteMs);
    expect(writesOf(stage)).toHaveLength(1);
    expect(stage.eventsOf("called").at(-1)?.outcome.kind).toBe("unclear");
    expect(outcomeOf(stage)).toBe("done");
  });

  test.each(["refused", "unclear"] as const)("that was %s is looked after and never repeated", async (kind) => {
    const stage = stageRun();
    stage.hands.onCall = ({ call }) =>
      call === "set-role" ? Promise.resolve({ outcome: { kind, words: "no" } }) : null;
    await stage.toWrite();
    await stage.clock.pass(10 * minuteMs);
    expect(writesOf(stage)).toHaveLength(1);
    expect(outcomeOf(stage)).toBe("incomplete");
  });

  test("that ends in a mistake of ours counts as unclear", async () => {
    const stage = stageRun();
    stage.hands.onCall = ({ call }) => (call === "set-role" ? Promise.reject(new Error("a bug")) : null);
    await stage.toWrite();
    await stage.clock.pass(10 * minuteMs);
    expect(writesOf(stage)).toHaveLength(1);
    expect(stage.run.state().steps["write"]?.outcome?.kind).toBe("unclear");
    expect(stage.log.entries.map(({ event }) => event)).toEqual(["run.call-failed"]);
  });

  test("reads a silent appliance first, so that what answers is fresh when the call leaves", async () => {
    const stage = stageRun();
    stage.hands.world.site1.isAnswering = false;
    await stage.toWrite();
    await stage.clock.pass(3 * minuteMs);
    const before = stage.hands.healthAsked.filter(({ atMs }) => atMs <= (writesOf(stage)[0]?.atMs ?? 0));
    expect(before.slice(-2).map(({ name }) => name)).toEqual(["site1", "site2"]);
    expect(writesOf(stage)).toHaveLength(1);
  });
});

describe("a wait", () => {
  const slowly = (stage: RunStage, afterMs: number) => {
    stage.hands.onCall = ({ call }) => {
      if (call !== "set-role") return null;
      stage.clock.setTimer(() => {
        stage.hands.world.site1.role = "backup";
        stage.hands.world.site2.role = "primary";
      }, afterMs);
      return Promise.resolve({ outcome: { kind: "accepted", words: "begun" } });
    };
  };

  test("asks for health once a minute at most and tells what it sees without a line in the journal", async () => {
    const stage = stageRun();
    slowly(stage, 100_000);
    await stage.toWrite();
    await stage.clock.pass(6 * minuteMs);
    expect(outcomeOf(stage)).toBe("done");
    const asked = stage.hands.healthAsked.filter(({ name }) => name === "site1").map(({ atMs }) => atMs);
    for (const [index, atMs] of asked.slice(1).entries()) expect(atMs - (asked[index] ?? 0)).toBeGreaterThan(minuteMs);
    const told = stage.progress.filter((now) => now?.step === "settle");
    expect(told.length).toBeGreaterThan(20);
    expect(told.at(-1)?.nextLookAt).toBeNull();
    for (const now of told.slice(0, -1)) {
      const due = Date.parse(now?.nextLookAt ?? "");
      const next = asked.find((atMs) => atMs > Date.parse(now?.lookedAt ?? "")) ?? 0;
      // The loop comes by every three seconds.
      expect(next - due).toBeGreaterThanOrEqual(0);
      expect(next - due).toBeLessThanOrEqual(3_000);
    }
    expect(stage.journal.filter((event) => "step" in event && event.step === "settle")).toHaveLength(2);
  });

  test("asks lists every few seconds, and certificates and names twice a minute at most", async () => {
    const stage = stageRun();
    slowly(stage, 60 * minuteMs);
    const asked = { lists: 0, certificates: 0 };
    await stage.toWrite();
    stage.hands.onWanted = (isWanted) => {
      if (isWanted({ kind: "appliances", appliance: "site1" })) asked.lists += 1;
      if (isWanted({ kind: "certificate", appliance: "site1" })) asked.certificates += 1;
    };
    await stage.clock.pass(6 * minuteMs);
    expect(asked.lists).toBeGreaterThan(80);
    expect(asked.certificates).toBeLessThan(16);
    expect(asked.certificates).toBeGreaterThan(8);
  });

  test("that never comes true ends at its limit with what was judged last", async () => {
    const stage = stageRun();
    slowly(stage, 60 * minuteMs);
    await stage.toWrite();
    await stage.clock.pass(10 * minuteMs);
    expect(stage.run.state().steps["settle"]?.answer).toBe("no");
    const { reachedAt, endedAt } = stage.run.state().steps["settle"] ?? {};
    const lastedMs = Date.parse(endedAt ?? "") - Date.parse(reachedAt ?? "");
    expect(lastedMs).toBeGreaterThanOrEqual(300_000);
    expect(lastedMs).toBeLessThan(310_000);
    expect(outcomeOf(stage)).toBe("incomplete");
  });

  test("goes on by as much again when a person wants it to", async () => {
    const stage = stageRun();
    slowly(stage, 7 * minuteMs);
    await stage.toWrite();
    await stage.clock.pass(3 * minuteMs);
    stage.run.waitOn("settle");
    await stage.clock.pass(12 * minuteMs);
    expect(outcomeOf(stage)).toBe("done");
  });

  test("ends at once when a person stops it, as its limit would", async () => {
    const stage = stageRun();
    slowly(stage, 60 * minuteMs);
    await stage.toWrite();
    await stage.clock.pass(2 * minuteMs);
    stage.run.stopWaiting("settle");
    await stage.clock.pass(1_000);
    expect(stage.run.state().steps["settle"]?.answer).toBe("no");
  });

  test("takes no health from before the change for its proof", async () => {
    const { look, confirm, write, settle, prove } = smallSteps;
    const same = { ...settle, until: { check: "look" as const } };
    const stage = stageRun({
      runbook: smallRunbook([look, confirm, write, same, { ...prove, check: { check: "look" } }]),
    });
    await stage.toWrite();
    await stage.clock.pass(5 * minuteMs);
    const changedMs = Date.parse(stage.run.state().changedAt ?? "");
    expect(Date.parse(stage.run.state().steps["settle"]?.endedAt ?? "") - changedMs).toBeGreaterThan(minuteMs);
    expect(outcomeOf(stage)).toBe("done");
  });

  test("refuses to be moved on or stopped where nothing is waited for", async () => {
    const stage = stageRun();
    stage.go();
    await stage.clock.pass(1_000);
    for (const input of [() => stage.run.waitOn("settle"), () => stage.run.stopWaiting("confirm")]) {
      expect(input).toThrow(expect.objectContaining({ code: "run-refused" }));
    }
  });
});

describe("a person", () => {
  test("is refused with what is wrong, and nothing is kept", async () => {
    const stage = stageRun();
    stage.go();
    await stage.clock.pass(1_000);
    const before = stage.journal.length;
    expect(() => stage.run.answer("confirm", { name: "site1", "sync-first": "yes" })).toThrow(/Type site2 exactly/);
    expect(() => stage.run.personDid("swing")).toThrow(expect.objectContaining({ code: "run-refused" }));
    expect(stage.journal).toHaveLength(before);
  });

  test("does a manual step while the watcher polls, and what came of it is looked at anew", async () => {
    const { look, confirm, write, settle, swing, prove } = smallSteps;
    const stage = stageRun({ runbook: smallRunbook([look, confirm, write, settle, swing, prove]) });
    await stage.toWrite();
    await stage.clock.pass(5 * minuteMs);
    expect(stage.kinds().at(-1)).toBe("reached");
    expect(stage.hands.isPaused()).toBe(false);
    stage.hands.poll();
    stage.run.personDid("swing");
    stage.go();
    await stage.clock.pass(30_000);
    expect(stage.run.state().ending).toBeNull();
    await stage.clock.pass(minuteMs);
    expect(outcomeOf(stage)).toBe("done");
  });

  test("cannot stop a run while its call is under way, nor when the other role is still to be changed", async () => {
    const { look, confirm, write, settle } = smallSteps;
    const second = { ...write, id: "second", call: { ...write.call, appliance: "site1", role: "backup" as const } };
    const stage = stageRun({ runbook: smallRunbook([look, confirm, write, settle, second]) });
    let answer: () => void = () => undefined;
    stage.hands.onCall = ({ call, appliance }) =>
      call === "set-role" && appliance === "site2"
        ? new Promise((resolve) => {
            answer = () => resolve({ outcome: { kind: "accepted", words: "begun" } });
          })
        : null;
    await stage.toWrite();
    await stage.clock.pass(2 * minuteMs);
    expect(() => stage.run.cancel("stop")).toThrow(/call is under way/);
    answer();
    await stage.clock.pass(1_000);
    expect(() => stage.run.cancel("stop")).toThrow(/site1 still has to change its role/);
  });
});

test("a backup under way ends when a person stops the run, which is refused then", async () => {
  const stage = stageRun();
  stage.hands.onCall = ({ call }, stop) =>
    call === "backup"
      ? new Promise((resolve) => {
          stop?.addEventListener("abort", () =>
            resolve({ outcome: { kind: "refused", words: "Stopped by a person." } }),
          );
        })
      : null;
  await stage.toWrite();
  stage.run.cancel("Enough.");
  stage.go();
  await stage.clock.pass(1_000);
  expect(stage.kinds().slice(-4)).toEqual(["intended", "cancelled", "called", "ended"]);
  expect(stage.run.state().ending).toMatchObject({ outcome: "refused" });
  expect(writesOf(stage)).toEqual([]);
  expect(stage.log.entries).toEqual([]);
});

test("a mistake of ours in a step ends the run, with its id, and leaves nothing paused", async () => {
  const stage = stageRun();
  stage.hands.onLook = () => {
    throw new Error("a bug");
  };
  stage.go();
  await stage.clock.pass(1_000);
  expect(outcomeOf(stage)).toBe("refused");
  expect(stage.log.entries.map(({ event }) => event)).toEqual(["run.failed"]);
  expect(stage.run.state().ending?.text).toMatch(/log entry/);
});

test("a mistake of ours after the change ends the run as unknown", async () => {
  const stage = stageRun();
  await stage.toWrite();
  stage.hands.onCall = () => {
    stage.hands.onLook = () => {
      throw new Error("a bug");
    };
    return null;
  };
  await stage.clock.pass(5 * minuteMs);
  expect(outcomeOf(stage)).toBe("unknown");
});

test("a dry run tells every call and every wait, pauses nothing and sends nothing", async () => {
  const stage = stageRun({ isDryRun: true });
  await stage.toWrite();
  expect(outcomeOf(stage)).toBe("done");
  expect(stage.kinds()).toEqual([
    ...["started", "checked", "reached", "answered", "would-call", "would-call", "would-wait", "checked", "ended"],
  ]);
  expect(stage.hands.calls).toEqual([]);
  expect(stage.hands.isPaused()).toBe(false);
});

describe("after Pairdesk ended in the middle", () => {
  /** Ends it without a word, as a kill would, after so many events. */
  async function cutAfter(events: number, forMs = 10 * minuteMs): Promise<RunStage> {
    const stage = stageRun();
    await stage.toWrite();
    stage.refuse(() => stage.journal.length >= events);
    await stage.clock.pass(forMs);
    await stage.run.close();
    stage.journal.length = Math.min(stage.journal.length, events);
    return stage.restart();
  }

  async function closeAfterPause(stage: RunStage): Promise<void> {
    const closing = stage.run.closeCutOff();
    await stage.clock.pass(2 * minuteMs);
    await closing;
  }

  test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    "cut off after %i events, it is gone on with and sends the write once at most",
    async (events) => {
      const stage = await cutAfter(events);
      stage.run.reopen("somebody");
      stage.go();
      await stage.clock.pass(10_000);
      if (!stage.kinds().includes("answered")) {
        stage.run.answer("confirm", { name: "site2", "sync-first": "yes" });
        stage.go();
      }
      await stage.clock.pass(15 * minuteMs);
      expect(stage.run.state().ending).not.toBeNull();
      expect(writesOf(stage).length).toBeLessThanOrEqual(1);
    },
  );

  test("closed instead, it counts as refused before the change and as incomplete after it", async () => {
    const early = await cutAfter(4);
    await early.run.closeCutOff();
    expect(outcomeOf(early)).toBe("refused");
    const late = await cutAfter(8);
    await closeAfterPause(late);
    expect(outcomeOf(late)).toBe("incomplete");
    expect(late.run.state().ending?.text).toMatch(/site1 says/);
    expect(late.eventsOf("called").at(-1)?.outcome.kind).toBe("unclear");
  });

  test("closed when only the end was not kept, it ends as it had: done, if that was proved", async () => {
    const stage = await cutAfter(12);
    await stage.run.closeCutOff();
    expect([outcomeOf(stage), stage.run.state().ending?.text]).toEqual(["done", "The roles are changed."]);
  });

  test("closed while an appliance is silent, what came of it is unknown", async () => {
    const stage = await cutAfter(8);
    stage.hands.world.site1.isAnswering = false;
    await closeAfterPause(stage);
    expect(outcomeOf(stage)).toBe("unknown");
  });

  test("closed, it waits until what is answered is new, and goes by that alone", async () => {
    const stage = await cutAfter(8);
    stage.hands.poll();
    const closing = stage.run.closeCutOff();
    await stage.clock.pass(50_000);
    expect(stage.run.state().ending).toBeNull();
    stage.hands.world.site2.role = "backup";
    await stage.clock.pass(minuteMs);
    await closing;
    expect(outcomeOf(stage)).toBe("incomplete");
    expect(stage.run.state().ending?.text).toContain("Now site1 says backup, site2 says backup.");
    expect(stage.hands.isPaused()).toBe(false);
  });

  test("closed with the roles as they were, a call with a sync first may still take effect", async () => {
    const stage = await cutAfter(8);
    Object.assign(stage.hands.world.site1, { role: "primary" });
    Object.assign(stage.hands.world.site2, { role: "backup" });
    await closeAfterPause(stage);
    expect(outcomeOf(stage)).toBe("unknown");
    expect(stage.run.state().ending?.text).toMatch(/may still be running/);
  });

  test("stays as it is when the program ends while it is being closed", async () => {
    const stage = await cutAfter(8);
    stage.hands.poll();
    const closing = stage.run.closeCutOff();
    await stage.clock.pass(10_000);
    await stage.run.close();
    await closing;
    expect(stage.run.state().ending).toBeNull();
    expect(stage.hands.isPaused()).toBe(false);
  });
});

test("closing in the pause leaves the run as it is and lets the watcher go on", async () => {
  const stage = stageRun();
  await stage.toWrite();
  await stage.run.close();
  await stage.clock.pass(5 * minuteMs);
  expect(writesOf(stage)).toEqual([]);
  expect(stage.run.state().ending).toBeNull();
  expect([stage.hands.isPaused(), stage.hands.isClosed()]).toEqual([false, true]);
  expect(stage.failures).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { createPairObserver, questionsAbout } from "../../../electron/core/monitor/pair-observer.ts";
import { isoNow } from "../../../electron/core/ports.ts";
import { observationSchema } from "../../../shared/domain/observation.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { answered, definePair, denied, unhealthy, unreachable, untrusted } from "../../support/observations.ts";
import { createScriptedProtocols } from "../../support/scripted-protocols.ts";
import { settled } from "../../support/settled.ts";

function start() {
  const clock = createFakeClock();
  const script = createScriptedProtocols();
  const observer = createPairObserver({ pair: definePair(), protocols: script, clock });
  return { clock, script, observer };
}
const health1 = { kind: "health", appliance: "site1" } as const;

describe("the questions about a pair", () => {
  test("are five of each appliance, and the site name, its address and the vantage", () => {
    expect(questionsAbout(definePair())).toEqual([
      { kind: "health", appliance: "site1" },
      { kind: "health", appliance: "site2" },
      { kind: "certificate", appliance: "site1" },
      { kind: "certificate", appliance: "site2" },
      { kind: "default-certificate", appliance: "site1" },
      { kind: "default-certificate", appliance: "site2" },
      { kind: "appliances", appliance: "site1" },
      { kind: "appliances", appliance: "site2" },
      { kind: "probe", appliance: "site1" },
      { kind: "probe", appliance: "site2" },
      { kind: "site" },
      { kind: "vantage" },
      { kind: "site-address" },
    ]);
  });
});

describe("an observation", () => {
  test("bears the question, the answer, and the time at which it was answered", async () => {
    const { clock, script, observer } = start();
    const held = script.hold("health site1");
    const asking = observer.ask(health1);
    clock.advance(7000);
    held.letGo();
    const observation = await asking;
    expect(observation).toMatchObject({ ...health1, api: "v2", outcome: answered("site1"), at: isoNow(clock) });
    expect(observationSchema.parse(observation)).toEqual(observation);
  });

  test.each([
    ["an answer", answered("site1")],
    ["an unhealthy answer", unhealthy("site1")],
    ["a refused account", denied],
    ["an untrusted certificate", untrusted],
    ["a bad answer", { kind: "bad-answer", status: 500, detail: "-" } as const],
  ])("counts at once when it is %s", async (_, outcome) => {
    const { script, observer } = start();
    script.health1 = outcome;
    expect((await observer.ask(health1)).outcome).toEqual(outcome);
    expect(script.asked).toEqual(["health site1"]);
  });

  test("says unreachable only after a second look, a moment later, found the same", async () => {
    const { clock, script, observer } = start();
    script.health1 = unreachable;
    let found: unknown = null;
    const asking = observer.ask(health1).then((observation) => {
      found = observation.outcome;
    });
    await settled();
    expect([found, script.asked.length]).toEqual([null, 1]);
    clock.advance(1500);
    await asking;
    expect(script.asked).toEqual(["health site1", "health site1"]);
    expect(found).toEqual(unreachable);
  });

  test("is announced as soon as the first look finds silence, before the second one", async () => {
    const { clock, script, observer } = start();
    script.health1 = unreachable;
    const heard: string[] = [];
    const asking = observer.ask(health1, ({ outcome }) => void heard.push(outcome.kind));
    await settled();
    expect(heard).toEqual(["unreachable"]);
    clock.advance(1500);
    await asking;
    expect(heard).toHaveLength(1);
  });

  test("is not announced when it is an answer", async () => {
    const { observer } = start();
    const heard: unknown[] = [];
    await observer.ask(health1, (observation) => void heard.push(observation));
    expect(heard).toEqual([]);
  });

  test("is the second look's when one packet was lost", async () => {
    const { clock, script, observer } = start();
    script.siteOutcome = unreachable;
    const asking = observer.ask({ kind: "site" });
    await settled();
    script.siteOutcome = answered("site1");
    clock.advance(1500);
    expect((await asking).outcome.kind).toBe("answered");
  });
});

describe("an observer that is closed", () => {
  test("does not wait to look a second time, and closes its connections", async () => {
    const { script, observer } = start();
    script.health1 = unreachable;
    const asking = observer.ask(health1);
    await settled();
    await observer.close();
    expect((await asking).outcome).toEqual(unreachable);
    expect([script.asked.length, script.isClosed]).toEqual([1, true]);
  });

  test("does not look again when its look ends because of that", async () => {
    const { script, observer } = start();
    const held = script.hold("health site1");
    script.health1 = unreachable;
    const asking = observer.ask(health1);
    await observer.close();
    held.letGo();
    await asking;
    expect(script.asked).toHaveLength(1);
  });
});

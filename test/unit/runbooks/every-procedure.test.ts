import { describe, expect, test } from "vitest";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import {
  type Condition,
  type Runbook,
  runbookIds,
  runbookSchema,
  type Step,
} from "../../../shared/runbooks/runbook.ts";
import { sampleFacts } from "../../../shared/runbooks/sample-facts.ts";
import { reasonInput, vetoConditions } from "../../../shared/runbooks/vetoes/veto.ts";
import { appliance, factsWith, swapOf } from "../../support/runbooks/facts-of-a-pair.ts";

const roles = ["primary", "backup", "none", null] as const;
const methods = ["shared-ip", "dns-swing", "nat-swing"] as const;
const swaps = [
  null,
  ...(["planned", "takeover"] as const).flatMap((how) =>
    (["yes", "no", "unknown", null] as const).flatMap((answer) => [
      swapOf(how, answer),
      swapOf(how, answer, { holder: "site2", other: "site1" }),
    ]),
  ),
];

const pairOf = <First, Second>(firsts: readonly First[], seconds: readonly Second[]): [First, Second][] =>
  firsts.flatMap((first) => seconds.map((second): [First, Second] => [first, second]));

const manyFacts = pairOf(pairOf(roles, roles), pairOf(methods, ["site1", "site2"])).map(
  ([held, [method, normalPrimary]], at): RunFacts => {
    const facts = factsWith({ roles: held, pair: { method, normalPrimary }, swap: swaps[at % swaps.length] ?? null });
    const [one, two] = facts.appliances;
    return {
      ...facts,
      siteAddress: at % 2 === 0 ? { addresses: ["12.12.1.50"], ttlSeconds: at % 4 === 0 ? 3600 : null } : null,
      primarySilentSince: held[0] === null ? "2026-03-01T09:58:00.000Z" : null,
      openChanges: at % 3 === 0 ? [{ id: "c1", what: "A new account", where: "Users & Security" }] : [],
      appliances: [
        { ...one, isNormalPrimary: normalPrimary === "site1" },
        { ...two, isNormalPrimary: normalPrimary === "site2" },
      ],
    };
  },
);

const everyRunbook = [...manyFacts, sampleFacts].flatMap((facts) => runbookIds.map((id) => writeRunbook(id, facts)));

const named = (condition: Condition | undefined): { inputs: string[]; steps: string[] } => {
  if (!condition || "veto" in condition || "foreign" in condition) return { inputs: [], steps: [] };
  if ("input" in condition) return { inputs: [condition.input], steps: [] };
  if ("step" in condition) return { inputs: [], steps: [condition.step] };
  if ("not" in condition) return named(condition.not);
  const parts = ("all" in condition ? condition.all : condition.any).map(named);
  return { inputs: parts.flatMap(({ inputs }) => inputs), steps: parts.flatMap(({ steps }) => steps) };
};

const conditionsOf = (step: Step): (Condition | undefined)[] => [
  step.when,
  ...(step.kind === "question" ? step.inputs.map(({ when }) => when) : []),
  ...(step.kind === "decision" ? step.branches.map(({ when }) => when) : []),
];

/** Or has its own words for what speaks against it. */
const changesNoRoles: readonly string[] = ["break-relationship", "replicate-certificate", "renew-certificate"];

const inputsOf = (steps: readonly Step[]) => steps.flatMap((step) => (step.kind === "question" ? step.inputs : []));
const changes = (step: Step): boolean =>
  (step.kind === "manual" && !step.isHarmless) || (step.kind === "action" && step.call.call === "set-role");

/** Problems of each, so that one line says all. */
const problems = (of: (runbook: Runbook) => readonly string[]): string[] => [
  ...new Set(everyRunbook.flatMap((runbook) => of(runbook).map((problem) => `${runbook.id}: ${problem}`))),
];

describe("every procedure, written for many states of a pair", () => {
  test("is plain data of the pinned form", () => {
    const broken = problems((runbook) => {
      const parsed = runbookSchema.safeParse(JSON.parse(JSON.stringify(runbook)));
      return parsed.success ? [] : [parsed.error.message];
    });
    expect(broken).toEqual([]);
  });

  test("names each step once, in kebab-case", () => {
    const broken = problems(({ steps }) => {
      const ids = steps.map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at || !/^[a-z]+(-[a-z]+)*$/.test(id));
    });
    expect(broken).toEqual([]);
  });

  test("proves its end by steps that it has", () => {
    const broken = problems(({ proof, steps }) => {
      const ids = steps.map(({ id }) => id);
      return steps.length > 0 && proof.some((id) => ids.includes(id)) ? [] : proof;
    });
    expect(broken).toEqual([]);
  });

  test("proves its end by waits alone, so that a dry run judges nothing that was not done", () => {
    const broken = problems(({ proof, steps }) =>
      steps.filter(({ id, kind }) => proof.includes(id) && kind !== "wait").map(({ id }) => id),
    );
    expect(broken).toEqual([]);
  });

  // What is asked at once is answered at once: neither the window nor the engine knows one answer before the others.
  test("asks conditions only of what came before, so of no other input of the same question", () => {
    const broken = problems(({ steps }) =>
      steps.flatMap((step, at) => {
        const before = steps.slice(0, at);
        const inputs = inputsOf(before).map(({ id }) => id);
        const ids = before.map(({ id }) => id);
        return conditionsOf(step).flatMap((condition) => {
          const { inputs: wantedInputs, steps: wantedSteps } = named(condition);
          return [
            ...wantedInputs.filter((id) => !inputs.includes(id)),
            ...wantedSteps.filter((id) => !ids.includes(id)),
          ].map((id) => `${step.id} asks for ${id}`);
        });
      }),
    );
    expect(broken).toEqual([]);
  });

  test("says after every call that changes roles what to do when it is stopped there, by steps that it has", () => {
    const broken = problems(({ steps }) => {
      const ids = steps.map(({ id }) => id);
      return steps.flatMap((step, at) => {
        const asked = (step.ifStopped ?? []).flatMap(({ when }) => named(when).steps);
        const isCall = step.kind === "action" && step.call.call === "set-role";
        const isBare = isCall && !steps.slice(at + 1).some(({ kind, ifStopped }) => kind === "wait" && ifStopped);
        return [...asked.filter((id) => !ids.includes(id)), ...(isBare ? [step.id] : [])];
      });
    });
    expect(broken).toEqual([]);
  });

  // A harmless deed that can be played is no test: nothing is read from it.
  test("asks after every test at an appliance what it showed, and has its page to open", () => {
    const broken = problems(({ steps }) =>
      steps.flatMap((step, at) => {
        if (step.kind !== "manual" || !step.isHarmless || step.deed) return [];
        const next = steps.slice(at + 1).find((one) => one.kind !== "manual");
        return next?.kind === "question" && step.page ? [] : [step.id];
      }),
    );
    expect(broken).toEqual([]);
  });

  test("ends every decision with a branch that needs no condition", () => {
    const broken = problems(({ steps }) =>
      steps.filter((step) => step.kind === "decision" && step.branches.at(-1)?.when !== undefined).map(({ id }) => id),
    );
    expect(broken).toEqual([]);
  });

  test("never says that nothing was changed once something may have been", () => {
    const broken = problems(({ steps }) => {
      const first = steps.findIndex(changes);
      return steps
        .slice(first)
        .filter(({ ends = [] }) => ends.some(({ outcome }) => outcome === "refused"))
        .map(({ id }) => id);
    });
    expect(broken).toEqual([]);
  });

  test("asks nothing and checks no objection between its first change and the call that follows", () => {
    const broken = problems(({ steps }) => {
      const first = steps.findIndex(changes);
      // After the last one nobody waits for a call any more.
      const last = steps.findLastIndex((step) => step.kind === "action" && step.call.call === "set-role");
      return steps
        .slice(first, Math.max(first, last))
        .filter((step) => step.kind === "question" || (step.kind === "check" && step.check.check === "vetoes"))
        .map(({ id }) => id);
    });
    expect(broken).toEqual([]);
  });

  test("has the reason for every objection that may be soft", () => {
    const broken = problems(({ id, steps }) => {
      if (changesNoRoles.includes(id)) return [];
      const asked = inputsOf(steps);
      return vetoConditions.filter(
        (veto) =>
          !asked.some(
            ({ id: input, kind, when }) =>
              input === reasonInput(veto) &&
              kind === "veto-reason" &&
              JSON.stringify(when) === JSON.stringify({ veto, is: ["soft"] }),
          ),
      );
    });
    expect(broken).toEqual([]);
  });

  test("has the person type a name before the first call", () => {
    const broken = problems(({ steps }) => {
      const call = steps.findIndex((step) => step.kind === "action" && step.call.call === "set-role");
      const typed = steps.findIndex(({ id }) => id === "type-name");
      return call >= 0 && (typed < 0 || typed > call) ? ["no name before the call"] : [];
    });
    expect(broken).toEqual([]);
  });

  test("asks by a confirmation only for one exact text", () => {
    const broken = problems(({ steps }) =>
      inputsOf(steps)
        .filter(({ kind, values }) => kind === "confirm" && values?.length !== 1)
        .map(({ id }) => id),
    );
    expect(broken).toEqual([]);
  });

  test("opens pages at an appliance's own address only, and never one that we invented", () => {
    const addresses = everyRunbook.flatMap((runbook) => JSON.stringify(runbook).match(/https:\/\/[^\s",]+/g) ?? []);
    const allowed = /^https:\/\/(12\.12\.1\.5[01]|192\.0\.2\.5[01])\/(login|appliance)$/;
    expect([...new Set(addresses)].filter((address) => !allowed.test(address.replace(/[.;:]$/, "")))).toEqual([]);
  });

  test("leaves no gap in a sentence", () => {
    const broken = problems((runbook) => {
      const text = JSON.stringify(runbook);
      return ["undefined", "[object", "NaN", "null", "  ", "..", " ,"].filter((gap) =>
        text.replaceAll(/":null/g, "").includes(gap),
      );
    });
    expect(broken).toEqual([]);
  });

  test("speaks of this pair's own appliances", () => {
    const facts = factsWith();
    const [one, two] = facts.appliances;
    const appliances: RunFacts["appliances"] = [
      { ...one, name: "Oslo" },
      { ...two, name: "Bergen" },
    ];
    const renamed = { ...facts, appliances, servedBy: "Oslo", pair: { ...facts.pair, normalPrimary: "Oslo" } };
    for (const id of runbookIds) {
      const text = JSON.stringify(writeRunbook(id, renamed));
      expect(text).toContain("Oslo");
      expect(text).toContain("Bergen");
      expect(text).not.toMatch(/\bsite[12]\b(?!\.example)/);
    }
  });

  test("writes an IPv6 address in brackets, with its port", () => {
    const facts = factsWith({
      appliances: [appliance("site1", { host: "2001:db8::1", port: 8443 }), appliance("site2")],
    });
    expect(JSON.stringify(writeRunbook("sync-now", facts))).toContain("https://[2001:db8::1]:8443/login");
  });
});

/** Answers for the questions about a pair, without a network: what each answers now can be changed, or held back. */
import type { Protocols, Question } from "../../electron/core/monitor/pair-observer.ts";
import type { ApplianceOutcome, ObservationOf } from "../../shared/domain/observation.ts";
import { answered, certificate, defaultCertificate, list, type Name } from "./observations.ts";

type AboutAppliance = Extract<Question, { appliance: string }>["kind"];

/** `kind appliance`, or the kind alone of what is asked about the pair. */
export type QuestionName = Exclude<Question["kind"], AboutAppliance> | `${AboutAppliance} ${Name}`;

export interface ScriptedProtocols extends Protocols {
  readonly asked: QuestionName[];
  count(question: QuestionName): number;
  clear(): void;
  /** What the two appliances and the site name answer to health. */
  health1: ApplianceOutcome;
  health2: ApplianceOutcome;
  siteOutcome: ApplianceOutcome;
  probe1: ObservationOf<"probe">["outcome"];
  probe2: ObservationOf<"probe">["outcome"];
  vantageOutcome: ObservationOf<"vantage">["outcome"];
  /** When the question is asked, it waits; the answer is what is set when it is let go, which closing does as well. */
  hold(question: QuestionName): { letGo(): void };
  /** The question throws, as only a fault of ours can. */
  breakDown(question: QuestionName): void;
  isClosed: boolean;
}

export function createScriptedProtocols(): ScriptedProtocols {
  const held = new Map<QuestionName, { until: Promise<void>; letGo(): void }>();
  const broken = new Set<QuestionName>();

  async function ask(question: QuestionName): Promise<void> {
    script.asked.push(question);
    await held.get(question)?.until;
    if (broken.has(question)) throw new Error(`fault in ${question}`);
  }

  const script: ScriptedProtocols = {
    asked: [],
    count: (question) => script.asked.filter((one) => one === question).length,
    clear: () => void script.asked.splice(0),
    health1: answered("site1"),
    health2: answered("site2"),
    siteOutcome: answered("site1"),
    probe1: { kind: "answered", status: 200 },
    probe2: { kind: "answered", status: 200 },
    vantageOutcome: { kind: "in-sight", by: "gateway" },
    hold(question) {
      let proceed: () => void = () => undefined;
      const until = new Promise<void>((resolve) => {
        proceed = resolve;
      });
      const hold = {
        until,
        letGo() {
          held.delete(question);
          proceed();
        },
      };
      held.set(question, hold);
      return hold;
    },
    breakDown: (question) => void broken.add(question),
    isClosed: false,
    async health({ name }) {
      await ask(`health ${name as Name}`);
      return { api: "v2", permission: "full_access", outcome: name === "site1" ? script.health1 : script.health2 };
    },
    async probe({ name }) {
      await ask(`probe ${name as Name}`);
      return { outcome: name === "site1" ? script.probe1 : script.probe2 };
    },
    async certificate({ name }) {
      await ask(`certificate ${name as Name}`);
      return { outcome: certificate(name as Name).outcome };
    },
    async "default-certificate"({ name }) {
      await ask(`default-certificate ${name as Name}`);
      return { outcome: defaultCertificate(name as Name).outcome };
    },
    async appliances({ name }) {
      await ask(`appliances ${name as Name}`);
      return { outcome: list(name as Name).outcome };
    },
    async vantage() {
      await ask("vantage");
      return { outcome: script.vantageOutcome };
    },
    async "site-address"() {
      await ask("site-address");
      return { outcome: { kind: "resolved", addresses: ["198.51.100.7"], ttlSeconds: 300 } };
    },
    async site() {
      await ask("site");
      return { outcome: script.siteOutcome };
    },
    async close() {
      script.isClosed = true;
      for (const { letGo } of held.values()) letGo();
    },
  };
  return script;
}

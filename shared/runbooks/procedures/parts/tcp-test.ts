/** The TCP Connection Test from one appliance to the other: what this computer reaches says nothing about what they reach. */
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { StepOf } from "../../runbook.ts";
import { appliancePage } from "./appliance-words.ts";

interface TcpTest {
  id: string;
  chapter: string;
  from: FactsOfAppliance;
  to: FactsOfAppliance;
  text: string[];
}

export function tcpTest({ id, chapter, from, to, text }: TcpTest): StepOf<"manual"> {
  const { host, port } = to.peer ?? to;
  return {
    id,
    kind: "manual",
    title: `Test whether ${from.name} reaches ${to.name}`,
    chapter,
    text,
    instructions: [
      `Open ${appliancePage(from)} and log in.`,
      "Go to Support > Utilities.",
      `Under TCP Connection Test enter ${host} and port ${port}, and start the test.`,
      "Read whether it connects. The next question asks for it.",
    ],
    page: { appliance: from.name, at: "appliance" },
    copy: [
      { label: "Host", text: host },
      { label: "Port", text: String(port) },
    ],
    deed: null,
    isHarmless: true,
  };
}

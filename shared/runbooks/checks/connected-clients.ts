import type { CheckResult } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { unknownLine } from "./evidence.ts";

/** Yes: their number is known, whatever it is. They are cut off by a switch, so somebody should have read it. */
export function judgeConnectedClients(appliance: string, { clients }: RunKnowledge): CheckResult {
  if (clients?.appliance !== appliance || clients.counts === null) {
    const line = unknownLine(appliance, `${appliance} does not tell who is connected`, clients?.at ?? null);
    return { answer: "unknown", text: `How many are connected to ${appliance} now is not known.`, lines: [line] };
  }
  const { counts, at } = clients;
  const lines = counts.map(({ kind, count }) => ({
    about: appliance,
    what: `${kind}: ${count}`,
    holds: "yes" as const,
    at,
    grade: "api" as const,
  }));
  const sum = counts.reduce((total, { count }) => total + count, 0);
  if (sum === 0) return { answer: "yes", text: `Nobody is connected to ${appliance} now.`, lines };
  const text = `${sum} ${sum === 1 ? "client is" : "clients are"} connected to ${appliance} now and would be cut off.`;
  return { answer: "yes", text, lines };
}

import type { ApplianceSituation, Situation } from "../assessment/situation.ts";
import type { Answer } from "../domain/answer.ts";

/** Version and build; what cannot be compared is unknown, never equal (`judgement.md` 2). */
export function compareSoftware({ appliances: [first, second] }: Situation): { isSame: Answer; text: string } {
  const [a, b] = [first.reading, second.reading];
  const text = `${runs(first)}; ${runs(second)}.`;
  const isDifferent = differs(a?.version, b?.version) || differs(a?.build, b?.build);
  if (isDifferent) return { isSame: "no", text: `Their software differs: ${text}` };
  if (!a?.version || !b?.version || !a.build || !b.build) {
    return { isSame: "unknown", text: `Their software cannot be compared: ${text}` };
  }
  return { isSame: "yes", text: `Both run the same software: ${a.version} (${a.build}).` };
}

const differs = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && a !== b;

function runs({ name, reading }: ApplianceSituation): string {
  if (!reading?.version) return `${name} does not tell its version`;
  return `${name} runs ${reading.version} (${reading.build ?? "build unknown"})`;
}

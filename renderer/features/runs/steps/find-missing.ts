import type { Input } from "../../../../shared/runbooks/runbook.ts";

/** By input, what is to be said beside its field. */
export type Missing = Readonly<Record<string, string>>;

/** The core decides what it takes; this only saves a way to it and back. */
export function findMissing(inputs: readonly Input[], values: Readonly<Record<string, string>>): Missing {
  const found = inputs.map((input): [string, string | null] => [
    input.id,
    problemOf(input, values[input.id]?.trim() ?? ""),
  ]);
  return Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== null));
}

function problemOf({ kind, values = [] }: Input, value: string): string | null {
  const [wanted] = values;
  switch (kind) {
    case "confirm":
      if (wanted === undefined || value === wanted.value) return null;
      return wanted.value === "yes" ? "Tick it to go on." : `Type ${wanted.value} exactly as it is written.`;
    case "choice":
      return values.some((choice) => choice.value === value) ? null : "Choose one.";
    case "text":
      return value === "" ? "Enter it to go on." : null;
    case "veto-reason":
      return value === "" ? "Say why you go on all the same; it goes into the journal." : null;
  }
}

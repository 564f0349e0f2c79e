import { expect, test } from "vitest";
import { evidenceLines } from "../../../../electron/terminal/run/step-lines.ts";

const plain = (_: unknown, text: string) => text;
const at = "2026-03-02T09:15:08.000Z";

test("says an appliance's name once", () => {
  const line = (what: string) => ({ about: "site1", what, holds: "yes" as const, at, grade: "api" as const });
  const lines = evidenceLines(
    { answer: "yes", text: "Both.", lines: [line("site1 says primary"), line("primary")] },
    plain,
  );
  expect(lines).toEqual([
    "✓ yes: Both.",
    `  ✓ site1 says primary (told by the appliance, ${at})`,
    `  ✓ site1: primary (told by the appliance, ${at})`,
  ]);
});

test("puts no tick beside what stands against a run, and says how much it weighs", () => {
  const told = { about: null, what: "The sync is overdue.", holds: "yes" as const, at: null, grade: "api" as const };
  const veto = {
    condition: "sync-overdue",
    weight: "soft",
    holds: "unknown",
    message: "The sync is overdue.",
  } as const;
  expect(evidenceLines({ answer: "unknown", text: "With a reason.", lines: [told], vetoes: [veto] }, plain)).toEqual([
    "? unknown: With a reason.",
    "  speaks against it (cannot be ruled out): sync-overdue: The sync is overdue.",
  ]);
});

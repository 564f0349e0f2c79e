import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const rules = fileURLToPath(new URL("../../shared/assessment/findings", import.meta.url));

/** Every code that a rule raises, read from the rules themselves: what stands first in a call of `finding`, or is chosen for it. */
export function findingCodes(): string[] {
  const texts = readdirSync(rules, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(rules, name), "utf8"));
  const found = texts.flatMap((text) => [
    ...text.matchAll(/\bfinding\(\s*"([A-Z_]+)"/g),
    ...text.matchAll(/[?:] "([A-Z]+_[A-Z_]+)"/g),
  ]);
  return [...new Set(found.map(([, code]) => code ?? ""))].sort();
}

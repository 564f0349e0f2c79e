import type { z } from "zod";

export type Stored<T> = { ok: true; value: T } | { ok: false; problem: string };

/**
 * Reads a JSON column. What an older version or a failing disk left there is a stranger like any other: it counts once
 * the schema has accepted it. `problem` names places and rules, never the content.
 */
export function parseStored<T>(schema: z.ZodType<T>, body: unknown): Stored<T> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(String(body));
  } catch {
    return { ok: false, problem: "not JSON" };
  }
  const result = schema.safeParse(parsed);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.code}`);
  return { ok: false, problem: problems.slice(0, 5).join("; ") };
}

import { z } from "zod";
import type { JsonPath } from "./locate-json.ts";

/**
 * The paths of fields that the schema does not know. A schema of ours leaves them out in silence, which is right between
 * programs and wrong for a file that a person wrote: a misspelt field would do nothing and nobody would know why.
 */
export const unknownFields = (schema: z.ZodType, value: unknown): JsonPath[] =>
  strayFields(z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }), value, []);

function strayFields(described: unknown, value: unknown, path: JsonPath): JsonPath[] {
  if (typeof value !== "object" || value === null || typeof described !== "object" || described === null) return [];
  const part = (key: string): unknown => Reflect.get(described, key);
  if (Array.isArray(value)) {
    const prefix: unknown = part("prefixItems");
    const items: unknown[] = Array.isArray(prefix) ? prefix : [];
    return value.flatMap((item, index) => strayFields(items[index] ?? part("items"), item, [...path, index]));
  }
  const fields = part("properties");
  if (typeof fields !== "object" || fields === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    Object.hasOwn(fields, name) ? strayFields(Reflect.get(fields, name), item, [...path, name]) : [[...path, name]],
  );
}

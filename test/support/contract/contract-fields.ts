/** The contract as a list of calls, and every field that a schema lets through. */
import { type AnySchema, getEventIteratorSchemaDetails, isContractProcedure } from "@orpc/contract";
import { z } from "zod";

export interface ContractCall {
  readonly path: string;
  readonly input: AnySchema | undefined;
  readonly output: AnySchema | undefined;
  /** Of the errors' data. */
  readonly errors: readonly AnySchema[];
}

export function callsOf(contract: object, above: readonly string[] = []): ContractCall[] {
  return Object.entries(contract).flatMap(([name, part]: [string, unknown]) => {
    const path = [...above, name];
    if (!isContractProcedure(part)) return typeof part === "object" && part !== null ? callsOf(part, path) : [];
    const { inputSchema, outputSchema, errorMap } = part["~orpc"];
    const errors = Object.values<{ data?: AnySchema } | undefined>(errorMap).flatMap((error) =>
      error?.data ? [error.data] : [],
    );
    return [{ path: path.join("."), input: inputSchema, output: outputSchema, errors }];
  });
}

/**
 * The paths of all fields, as `pair.appliances[].name`; a stream's are those of its events and of its end. Where a schema
 * lets anything through, the path ends in `*`.
 */
export function fieldsOf(schema: AnySchema, io: "input" | "output"): string[] {
  const stream = getEventIteratorSchemaDetails(schema);
  if (stream) return [stream.yields, stream.returns].flatMap((part) => (part ? fieldsOf(part, io) : []));
  if (!(schema instanceof z.ZodType)) throw new Error("this schema cannot be looked into");
  const described: unknown = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return schema instanceof z.ZodUndefined ? [] : fieldsIn(described, "");
}

function fieldsIn(described: unknown, path: string): string[] {
  if (described === true) return [`${path}*`];
  if (typeof described !== "object" || described === null) return [];
  if (Object.keys(described).filter((key) => key !== "$schema").length === 0) return [`${path}*`];
  const part = (key: string): unknown => Reflect.get(described, key);
  const within = (key: string): unknown[] => Object.values(part(key) ?? {});
  const alternatives = ["anyOf", "oneOf", "allOf"].flatMap(within).flatMap((one) => fieldsIn(one, path));
  const items = [...within("prefixItems"), part("items")].flatMap((one) => fieldsIn(one, `${path}[]`));
  const named = Object.entries(part("properties") ?? {}).flatMap(([name, field]) => {
    const here = path === "" ? name : `${path}.${name}`;
    return [here, ...fieldsIn(field, here)];
  });
  const unnamed = fieldsIn(part("additionalProperties"), `${path}.*`).concat(
    typeof part("additionalProperties") === "object" ? [`${path}.*`] : [],
  );
  return [...alternatives, ...items, ...named, ...unnamed];
}

/** What differs between two descriptions of one pair, field by field. */
import { z } from "zod";
import type { PairDefinition } from "../domain/pair.ts";

export const fieldChangeSchema = z.object({
  /** `appliances.site1.host` */
  field: z.string(),
  /** null: not set. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Decides whom the API account's secret is shown to: look twice before you take it from somebody else's file. */
  decidesWhomToTrust: z.boolean(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** In the order of the fields; empty: they say the same. */
export function compareDefinitions(before: PairDefinition, after: PairDefinition): FieldChange[] {
  const [old, wanted] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...wanted.keys()])]
    .filter((field) => old.get(field) !== wanted.get(field))
    .map((field) => ({
      field,
      before: old.get(field) ?? null,
      after: wanted.get(field) ?? null,
      decidesWhomToTrust: trustField.test(field),
    }));
}

const trustField = /^(?:appliances|site)\..*(?:host|port|connect|tls\.\w+)$/;

/** Appliances go by their names, so that changing their order is one change and not many. */
function leavesOf({ appliances, ...rest }: PairDefinition): Map<string, string> {
  const leaves = new Map<string, string>();
  collect({ ...rest, applianceOrder: appliances.map(({ name }) => name) }, "", leaves);
  for (const appliance of appliances) collect(appliance, `appliances.${appliance.name}`, leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  if (value === undefined) return;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    leaves.set(path, Array.isArray(value) ? value.join(", ") : String(value));
    return;
  }
  for (const [name, part] of Object.entries(value)) collect(part, path === "" ? name : `${path}.${name}`, leaves);
}

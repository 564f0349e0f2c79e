/**
 * How many clients are connected to an appliance (api-facts 3.2). The names of the counts in Remote Support are not
 * published, so every number is taken under its own name, one level deep; v1 has no such question.
 */
import type { HttpsRequest, HttpsResponse } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";
import { longestText, mostAppliances } from "./command-api.ts";

export interface ClientCount {
  kind: string;
  count: number;
}

export const clientCountRequest: HttpsRequest = {
  method: "GET",
  path: "/api/command/v2/appliance/client-count",
  headers: { accept: "application/json" },
};

/** Kinds of clients that are kept; real answers have three. */
const mostKinds = 64;

/**
 * Of an answer that lists several appliances only the one with this id counts, or whose name or host name is one of
 * `names`; a single entry is the appliance itself. null: not told in a form that is understood.
 */
export function readClientCount(
  { status, text }: HttpsResponse,
  about: { applianceId: string | null; names: readonly string[] },
): ClientCount[] | null {
  if (status !== 200) return null;
  const body = parseJson(text);
  const entries = (Array.isArray(body) ? body : [body]).filter(isRecord);
  if (entries.length === 0 || entries.length > mostAppliances) return null;
  const own = entries.find(({ id }) => about.applianceId !== null && id === about.applianceId);
  const named = entries.find(({ name, public_hostname }) =>
    [name, public_hostname].some((one) => isIn(about.names, one)),
  );
  const [only, another] = entries;
  const isOther = only?.["id"] !== undefined && about.applianceId !== null;
  const entry = own ?? named ?? (another || isOther ? undefined : only);
  if (!entry) return null;
  const counts = countsIn(entry);
  return counts.length > 0 && counts.length <= mostKinds ? counts : null;
}

function countsIn(entry: Record<string, unknown>): ClientCount[] {
  return Object.entries(entry).flatMap(([name, value]): ClientCount[] => {
    if (isRecord(value)) {
      return Object.entries(value).flatMap(([inner, count]) => counted(`${name}.${inner}`, count));
    }
    return counted(name, value);
  });
}

function counted(kind: string, count: unknown): ClientCount[] {
  const isCount = typeof count === "number" && Number.isSafeInteger(count) && count >= 0;
  return isCount && kind !== "id" ? [{ kind: kind.slice(0, longestText), count }] : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isIn = (names: readonly string[], one: unknown): boolean => typeof one === "string" && names.includes(one);

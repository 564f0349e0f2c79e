/** The `<health_check>` of the XML API (api-facts 2.3) as a reading. Its text values are the appliance's, shown as they are. */
import { z } from "zod";
import { type LastSync, roleSchema } from "../../../shared/domain/observation.ts";
import type { HttpsResponse } from "../net/https-client.ts";
import { type BadAnswer, type HealthOutcome, isPlausibleTime, longestText } from "./command-api.ts";
import { all, textOf, type XmlElement } from "./read-xml.ts";

/** `0` is false although its text is not empty: what is neither 1 nor 0 is no health. */
const successSchema = z.enum(["1", "0"], "neither 1 nor 0");
const isoSchema = z.iso.datetime({ offset: true });
const mostMessages = 64;
const mostSharedIps = 64;

export function readHealthElement(root: XmlElement, answer: HttpsResponse): HealthOutcome | BadAnswer {
  const bad = (detail: string): BadAnswer => ({ kind: "bad-answer", status: answer.status, detail });
  const success = successSchema.safeParse(textOf(root, "success"));
  if (!success.success) return bad("success: neither 1 nor 0");
  const isHealthy = success.data === "1";
  const roleText = textOf(root, "failover_role");
  const role = roleSchema.safeParse(roleText);
  // An appliance that fails its own check may not know its role; a role that nobody documented is not guessed at.
  if (!role.success && (isHealthy || roleText !== null)) return bad("failover_role: not primary, backup or none");
  const sync = readLastSync(root);
  if (sync === "unreadable") return bad("last_data_sync_time: no time a sync can have");
  const sharedIps = readSharedIps(root);
  if (sharedIps && sharedIps.length > mostSharedIps) return bad("enabled_shared_ips: more than any appliance has");
  const reading = {
    applianceId: all(root, "appliance")[0]?.attributes.get("id")?.trim() || null,
    hostname: cut(textOf(root, "appliance")),
    ...splitVersion(cut(textOf(root, "version"))),
    clusterRole: null,
    role: role.data ?? null,
    // Left out when none is enabled (api-facts 2.3); one that fails its own check may leave out what it does not know.
    sharedIps: sharedIps ?? (isHealthy ? [] : null),
    lastSync: sync,
    clock: answer.date,
  };
  if (isHealthy) return { kind: "answered", reading };
  return { kind: "unhealthy", reading, messages: readMessages(root) };
}

const cut = (text: string | null): string | null => text?.slice(0, longestText) ?? null;

/** `19.1.8 (37001-<revision>)`: version and build (api-facts 2.3). In another shape the whole text is the version. */
function splitVersion(text: string | null): { version: string | null; build: string | null } {
  const [, version, build] = /^([^\s(]+)\s*\(([^()\s-]+)(?:-[^()\s]*)?\)$/.exec(text ?? "") ?? [];
  return version && build ? { version, build } : { version: text, build: null };
}

/** Any number of them, none included: the reference and the guide differ (api-facts 2.3). */
const readMessages = (root: XmlElement): string[] =>
  all(root, "error_message")
    .map(({ text }) => text.trim().slice(0, longestText))
    .filter((text) => text !== "")
    .slice(0, mostMessages);

function readSharedIps(root: XmlElement): string[] | null {
  const [list] = all(root, "enabled_shared_ips");
  return list ? all(list, "ip").flatMap(({ text }) => text.trim() || []) : null;
}

/** The seconds in `ts` first; the ISO text where they are missing. An empty element or second 0 is no sync at all. */
function readLastSync(root: XmlElement): LastSync | null | "unreadable" {
  const [element] = all(root, "last_data_sync_time");
  const seconds = element?.attributes.get("ts")?.trim() ?? "";
  const iso = element?.text.trim() ?? "";
  if (seconds === "" && iso === "") return null;
  const ms = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : msOf(iso);
  if (!isPlausibleTime(ms)) return "unreadable";
  return ms === 0 ? null : { at: new Date(ms).toISOString(), status: cut(textOf(root, "last_data_sync_status")) };
}

const msOf = (iso: string): number => (isoSchema.safeParse(iso).success ? Date.parse(iso) : Number.NaN);

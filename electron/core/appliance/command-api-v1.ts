/**
 * The XML command API (api-facts 2): actions are posted as a form, since a GET would leave them in the logs of proxies,
 * and answers are told apart by their root, never by their wording. Nothing is concluded from the HTTP status but where
 * the answer is no document of the API.
 */
import { z } from "zod";
import { type ListedAppliance, roleSchema } from "../../../shared/domain/observation.ts";
import type { HttpsRequest, HttpsResponse } from "../net/https-client.ts";
import type { AccountRights, ApplianceList, BadAnswer, CommandApi, HealthOutcome, Refused } from "./command-api.ts";
import { clusterRoleOf, mostAppliances } from "./command-api.ts";
import { readHealthElement } from "./health-v1.ts";
import { all, oneLine, readXml, textOf, type XmlElement } from "./read-xml.ts";

const post = (action: string): HttpsRequest => ({
  method: "POST",
  path: "/api/command",
  headers: { accept: "text/xml, application/json", "content-type": "application/x-www-form-urlencoded" },
  body: `action=${action}`,
});

export const commandApiV1: CommandApi = {
  version: "v1",
  rights: { request: post("get_api_info"), read: readRights },
  health: { request: post("check_health"), read: readHealth },
  appliances: { request: post("get_appliances"), read: readAppliances },
};

/** The document's root if it bears one of these names; an `<error>` root is a refusal, with any status. */
function open(answer: HttpsResponse, roots: string[]): XmlElement | BadAnswer | Refused {
  const { status } = answer;
  const read = readXml(answer.text);
  const name = "root" in read ? read.root.name : null;
  if ("root" in read && name === "error") {
    return { kind: "refused", status, detail: oneLine(read.root.text, 300) || "an error without words" };
  }
  if (status === 403) return { kind: "refused", status, detail: "HTTP 403" };
  if (status !== 200 && status !== 500) return { kind: "bad-answer", status, detail: `HTTP ${status}` };
  if ("problem" in read) return { kind: "bad-answer", status, detail: read.problem };
  if (name && roots.includes(name)) return read.root;
  const detail = `another document: <${oneLine(read.root.name, 60)}> instead of <${roots[0]}>`;
  return { kind: "bad-answer", status, detail };
}

const isElement = (opened: XmlElement | BadAnswer | Refused): opened is XmlElement => "children" in opened;

function readHealth(answer: HttpsResponse): HealthOutcome | BadAnswer | Refused {
  const root = open(answer, ["health_check"]);
  return isElement(root) ? readHealthElement(root, answer) : root;
}

const permissionSchema = z.enum(["full_access", "read_only", "deny"]);
const lastSecond = Date.UTC(9999, 0) / 1000;

/** The vendor's text names the root after the action, what was recorded does not (api-facts 2.6). */
function readRights(answer: HttpsResponse): AccountRights | BadAnswer | Refused {
  const root = open(answer, ["api_information", "get_api_info"]);
  if (!isElement(root)) return root;
  const permissions = all(root, "permissions").flatMap((element) => all(element, "permission"));
  const command = permissions.find((element) => element.attributes.get("name") === "perm_command");
  const seconds = Number(textOf(root, "timestamp") ?? Number.NaN);
  return {
    kind: "rights",
    permission: permissionSchema.safeParse(command?.text.trim()).data ?? null,
    product: null,
    clock: seconds > 0 && seconds < lastSecond ? new Date(seconds * 1000).toISOString() : null,
  };
}

function readAppliances(answer: HttpsResponse): ApplianceList | BadAnswer | Refused {
  const root = open(answer, ["appliances"]);
  if (!isElement(root)) return root;
  const appliances = all(root, "appliance");
  if (appliances.length > mostAppliances) {
    return { kind: "bad-answer", status: answer.status, detail: "more appliances than any site has" };
  }
  return { kind: "listed", appliances: appliances.map(toListed) };
}

const toListed = (element: XmlElement): ListedAppliance => ({
  id: element.attributes.get("id")?.trim() || null,
  name: textOf(element, "name"),
  hostname: textOf(element, "public_hostname"),
  clusterRole: clusterRoleOf(textOf(element, "cluster_role")),
  role: roleSchema.safeParse(textOf(element, "failover_role")).data ?? null,
  isAcceptingConnections: readSwitch(textOf(element, "accepting_connections")),
});

/** 1 or 0 as the vendor writes them; anything else says nothing. */
const readSwitch = (text: string | null): boolean | null => (text === "1" || text === "0" ? text === "1" : null);

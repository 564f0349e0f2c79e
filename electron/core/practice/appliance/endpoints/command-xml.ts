/**
 * `GET|POST /api/command?action=…`, the command API v1 (api-facts section 2). Everything it has to say about an action, a
 * parameter or a permission it says in XML with status 200; errors have the root `error`. Only a dead token is told in
 * JSON with 401 here: what v1 does then is unknown. Texts are ours, except the two of a role change and "Invalid action".
 */
import type { Appliance } from "../appliance.ts";
import type { Account } from "../disk/appliance-state.ts";
import { changeAsConducted } from "../failover/conducted-change.ts";
import { type ApplianceAnswer, cutAnswer } from "../http/answer.ts";
import { mediaTypeOf } from "../http/read-body.ts";
import type { ApplianceCall, Route } from "../http/route.ts";
import { roleChangeTexts } from "../role-change-texts.ts";
import { apiInformationXml } from "../xml/api-information-xml.ts";
import { appliancesXml } from "../xml/appliances-xml.ts";
import { healthXml } from "../xml/health-xml.ts";
import { escapeXml, xmlDocument } from "../xml/xml-text.ts";

export function commandXmlRoute(appliance: Appliance): Route {
  const answer = async (call: ApplianceCall) => answerOf(await carryOut(appliance, call));
  return { path: "/api/command", access: "token", get: answer, post: answer };
}

const answerOf = (carriedOut: string | ApplianceAnswer): ApplianceAnswer =>
  typeof carriedOut === "string" ? xmlAnswer(carriedOut) : carriedOut;

/** Recorded answers set cookies (api-facts 2.3); nothing is kept under it. */
const xmlAnswer = (body: string): ApplianceAnswer => ({
  status: 200,
  headers: { "Content-Type": "text/xml; charset=UTF-8", "Set-Cookie": "ns_s=practice; path=/; secure; HttpOnly" },
  body,
});

async function carryOut(
  appliance: Appliance,
  { account, headers, query, body }: ApplianceCall,
): Promise<string | ApplianceAnswer> {
  const error = (text: string) => xmlDocument("error", appliance.conduct.now.namespace, escapeXml(text));
  const type = mediaTypeOf(headers["content-type"]);
  if (body.length > 0 && type !== "application/x-www-form-urlencoded") {
    return error("The request must be sent as application/x-www-form-urlencoded.");
  }
  if (!account || account.command === "deny") {
    return error(`The account "${account?.clientId ?? ""}" does not have permission for the Command API.`);
  }
  const parameters = new URLSearchParams([...query, ...new URLSearchParams(body.toString("utf8"))]);
  switch (parameters.get("action")) {
    case "check_health":
      return healthXml(appliance);
    case "get_api_info":
      return apiInformationXml(appliance, account);
    case "get_appliances":
      return appliancesXml(appliance);
    case "set_failover_role":
      return setFailoverRole(appliance, account, parameters, error);
    default:
      return error("Invalid action");
  }
}

async function setFailoverRole(
  appliance: Appliance,
  account: Account,
  parameters: URLSearchParams,
  error: (text: string) => string,
): Promise<string | ApplianceAnswer> {
  appliance.counters.roleAskedFor();
  if (account.command !== "full_access") {
    return error(`The account "${account.clientId}" may only read in the Command API.`);
  }
  const role = parameters.get("role");
  const dataSyncFirst = readSwitch(parameters.get("data_sync_first"));
  const force = readSwitch(parameters.get("force"));
  if (role !== "primary" && role !== "backup") return error("The parameter role must be primary or backup.");
  if (dataSyncFirst === null || force === null) return error("data_sync_first and force must be 1 or 0.");
  const answer = await changeAsConducted(appliance, { role, dataSyncFirst, force });
  if (answer.kind === "refused" || answer.kind === "unwilling") return error(answer.message);
  if (answer.kind === "cut") return cutAnswer;
  if (answer.kind === "failed") return { status: 500, body: "Internal Server Error" };
  return xmlDocument("success", appliance.conduct.now.namespace, roleChangeTexts[answer.kind]);
}

/** Null when it is neither. */
function readSwitch(value: string | null): boolean | null {
  if (value === null || value === "0") return false;
  return value === "1" ? true : null;
}

/** v1 `get_api_info` (api-facts 2.6). Versions before 24.3 name the company and have other permissions. */
import type { Appliance } from "../appliance.ts";
import type { Account } from "../disk/appliance-state.ts";
import { attribute, element, xmlDocument } from "./xml-text.ts";

const newer = [
  "perm_reporting_support",
  "perm_reporting_license",
  "perm_reporting_archive",
  "perm_real_time_state",
  "perm_ecm",
  "perm_backup",
  "perm_configuration",
  "perm_configuration_vault_account",
];
const older = [
  "perm_reporting_support",
  "perm_reporting_presentation",
  "perm_reporting_license",
  "perm_reporting_archive",
  "perm_real_time_state",
  "perm_ecm",
  "perm_backup",
  "perm_scim",
];

/** API 1.19.0 came with 19.1, 1.24.1 with 24.x and 1.25.0 was seen on a site of 2025 (api-facts 2.7). */
function apiVersionOf(version: string): string {
  if (version.startsWith("19.")) return "1.19.0";
  return version.startsWith("24.") ? "1.24.1" : "1.25.0";
}

export function apiInformationXml({ conduct, clock }: Appliance, account: Account): string {
  const { version, namespace } = conduct.now;
  const isOld = version.startsWith("19.");
  const permission = (name: string, value: string | number) => element(4, "permission", value, attribute("name", name));
  const content = [
    "\n",
    element(1, "api_version", apiVersionOf(version)),
    isOld ? element(1, "company_name", "Pairdesk practice") : "",
    element(1, "timestamp", Math.floor(clock.nowMs() / 1000)),
    "\t<permissions>\n",
    permission("perm_command", account.command),
    ...(isOld ? older : newer).map((name) => permission(name, name === "perm_backup" && account.backup ? 1 : 0)),
    "\t\t\n\t</permissions>\n",
  ];
  return xmlDocument("api_information", namespace, content.join(""));
}

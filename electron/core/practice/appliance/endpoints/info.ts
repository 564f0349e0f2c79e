/** `GET /api/command/v2/info` (api-facts 3.2): what this account may do, the appliance's clock, API versions. */
import type { Appliance } from "../appliance.ts";
import { jsonAnswer, vendorTime } from "../http/answer.ts";
import type { Route } from "../http/route.ts";

export const infoRoute = (appliance: Appliance): Route => ({
  path: "/api/command/v2/info",
  access: "command-api",
  isThere: () => appliance.conduct.now.api === "v2",
  get: ({ account }) =>
    jsonAnswer(200, {
      permissions: {
        perm_backup: account?.backup ?? false,
        perm_command: account?.command ?? "deny",
        perm_configuration: false,
        perm_configuration_vault_account: false,
        perm_ecm: false,
        perm_real_time_state: false,
        perm_reporting_archive: false,
        perm_reporting_jump_item: false,
        perm_reporting_license: false,
        perm_reporting_support: false,
        perm_reporting_syslog: false,
        perm_reporting_vault: false,
        perm_vault_backup: false,
      },
      current_time: vendorTime(appliance.clock.nowMs()),
      command_api_version: "2.0.0",
      config_api_version: "1.10",
      reporting_api_version: "1.25.0",
      backup_api_version: "1.0",
      product: "rs",
    }),
});

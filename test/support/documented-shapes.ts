/** Keys and types of the command API's answers as the vendor documents them, written down apart from the product. */
import { z } from "zod";

const applianceId = z.string().regex(/^[0-9a-f]{32}$/);
/** Seconds, and an offset of zero that is never written as Z. */
const vendorDateTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
const failoverRole = z.enum(["none", "primary", "backup"]);
const clusterRole = z.enum(["single", "primary", "traffic"]);

export const healthShape = z.strictObject({
  version: z.string(),
  build: z.string(),
  appliance_hostname: z.string(),
  appliance_id: applianceId,
  cluster_role: clusterRole,
  failover_role: failoverRole,
  enabled_shared_ips: z.array(z.string()).nullable(),
  last_data_sync: vendorDateTime.nullable(),
  last_data_sync_status: z.string().nullable(),
});

export const unhealthyShape = z.strictObject({ message: z.string(), ...healthShape.shape });

export const applianceListShape = z.array(
  z.strictObject({
    id: applianceId,
    name: z.string(),
    public_hostname: z.string(),
    cluster_role: clusterRole,
    failover_role: failoverRole,
    accepting_connections: z.boolean(),
    timezone_offset: z.int(),
  }),
);

const switches = [
  "perm_backup",
  "perm_configuration",
  "perm_configuration_vault_account",
  "perm_ecm",
  "perm_real_time_state",
  "perm_reporting_archive",
  "perm_reporting_jump_item",
  "perm_reporting_license",
  "perm_reporting_support",
  "perm_reporting_syslog",
  "perm_reporting_vault",
  "perm_vault_backup",
] as const;

export const infoShape = z.strictObject({
  permissions: z.strictObject({
    perm_command: z.enum(["deny", "read_only", "full_access"]),
    ...Object.fromEntries(switches.map((name) => [name, z.boolean()])),
  }),
  current_time: vendorDateTime,
  command_api_version: z.string(),
  config_api_version: z.string(),
  reporting_api_version: z.string(),
  backup_api_version: z.string(),
  product: z.enum(["rs", "pra"]),
});

export const tokenShape = z.strictObject({
  access_token: z.string().min(20),
  token_type: z.literal("Bearer"),
  expires_in: z.literal(3600),
});

export const messageShape = z.strictObject({ message: z.string().min(1) });

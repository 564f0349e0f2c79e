/**
 * People and machines that use an appliance at this moment. They are made up, but they come and go as real ones: a
 * backup accepts no clients until it is primary, and a data sync before a role change cuts everybody off.
 */
import type { FailoverRole } from "./disk/failover-settings.ts";

/** The vendor's names for Remote Support are unknown (api-facts 3.2). */
export interface ClientCounts {
  representative_consoles: number;
  customer_clients: number;
  jump_clients: number;
}

const nobody: ClientCounts = { representative_consoles: 0, customer_clients: 0, jump_clients: 0 };
const usual: ClientCounts = { representative_consoles: 7, customer_clients: 4, jump_clients: 120 };

export const connectedClients = (role: FailoverRole, areUsersCutOff: boolean): ClientCounts =>
  role === "backup" || areUsersCutOff ? nobody : usual;

/** What a person said of a pair beside how it is described. */
import type { Maintenance } from "./maintenance.ts";

/** ISO times. */
export interface RolesAcknowledged {
  /** Role changes seen until then are known. */
  until: string;
  /** When the person said so. */
  at: string;
}

/** null: nothing was said. */
export interface Said {
  maintenance: Maintenance | null;
  rolesAcknowledged: RolesAcknowledged | null;
}

export const nothingSaid: Said = { maintenance: null, rolesAcknowledged: null };

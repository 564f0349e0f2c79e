/** Where the two appliances talk to one another. Not part of any documented API: how real ones do it is unknown. */
export const peerPaths = {
  status: "/inter-appliance/status",
  dataSync: "/inter-appliance/data-sync",
  dataSyncDone: "/inter-appliance/data-sync/done",
  pull: "/inter-appliance/pull",
  role: "/inter-appliance/role",
  hold: "/inter-appliance/hold",
  relationship: "/inter-appliance/relationship",
} as const;

/** A sync carries whole lists. */
export const peerMessageLimitBytes = 8_000_000;

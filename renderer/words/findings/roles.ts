import type { FindingWords } from "./finding-words.ts";

/** Who is who, and whether the two are a pair at all. */
export const roleWords: Record<string, FindingWords> = {
  ROLE_CONFLICT_BOTH_PRIMARY: {
    title: "Both appliances are primary",
    meaning:
      "Each believes it serves the site. Sessions and settings may be growing apart on both, and no data sync can run between them.",
    advice:
      "First restore the link: TCP 443 must work both ways between the appliances. Then find out which one holds the live data (who serves the site, who was primary last, which has sessions) before you make the other one backup in /login > Management > Failover. Its settings will be overwritten. Back up both first.",
  },
  ROLE_CONFLICT_BOTH_BACKUP: {
    title: "Both appliances are backup",
    meaning: "Nobody serves the site. For a moment this is normal while roles are switched; it must not stay so.",
    advice:
      "If somebody is switching roles right now, wait three minutes. Otherwise make the appliance that was primary last primary again in its /login > Management > Failover.",
  },
  NO_FAILOVER: {
    title: "No failover relationship",
    meaning: "This appliance stands alone: nothing is synchronized and nothing can take over.",
    advice:
      "Establish the relationship from the appliance that holds the live data: the other one's settings are overwritten by it. Back up both first.",
  },
  ROLES_SWAPPED: {
    title: "Roles are swapped",
    meaning:
      "The normal primary is backup and the normal backup serves. That is a working state, but with the usual settings nothing is synchronized in this direction.",
    advice:
      "Plan the switch back. Until then, check at the present primary whether backup operations are on; otherwise the data at risk grows.",
  },
  SAME_APPLIANCE_TWICE: {
    title: "Both addresses lead to one appliance",
    meaning: "Both entries answered with the same appliance id, so nothing is known of the other appliance.",
    advice: "Correct the address of one of them: each needs its own, never the site name and never a shared IP.",
  },
  APPLIANCE_ID_CHANGED: {
    title: "Another appliance answers at this address",
    meaning: "The id differs from the one this pair was set up with: a replaced unit, or a wrong address.",
    advice:
      "Find out which unit this is before you switch anything. If it was replaced on purpose, record the replacement.",
  },
  TRAFFIC_NODE_IN_PAIR: {
    title: "A traffic node is no member of a pair",
    meaning:
      "In a cluster only the primary node and its backup form a failover pair. A traffic node carries sessions and cannot take over.",
    advice: "Enter the address of the cluster's primary node or of its backup instead.",
  },
  VERSION_MISMATCH: {
    title: "Different software versions",
    meaning:
      "A sync between different versions or builds cannot be relied on, so a switch that syncs first is not safe.",
    advice: "Bring both to the same version and build. While an upgrade is under way this is expected.",
  },
  TAKEOVER_SEEN: {
    title: "Roles were changed elsewhere",
    meaning: "The roles have changed and it was not done from here: by a person in /login or by automatic failover.",
    advice: "Find out who or what did it, and why, before you switch back.",
  },
  APPLIANCE_UNHEALTHY: {
    title: "The appliance reports a problem",
    meaning: "It answers, and says of itself that it is not well. The text in quotes is its own.",
    advice: "Repair this first, before any planned switch. Its /login > Status page says more.",
  },
  CLOCK_SKEW: {
    title: "Clocks differ",
    meaning:
      "The appliance's clock and this computer's are more than a minute apart: ages and the data at risk are off by as much.",
    advice: "Check the time servers of the appliance (/appliance > Networking) and of this computer.",
  },
};

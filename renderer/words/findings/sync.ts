import type { FindingWords } from "./finding-words.ts";

/** Whether the backup holds what the primary has. */
export const syncWords: Record<string, FindingWords> = {
  SYNC_NEVER: {
    title: "Never synchronized",
    meaning: "No data sync has been seen in this relationship: the backup holds nothing to take over with.",
    advice:
      "After a relationship is established the first sync starts within a minute or so. If none comes, start one with Sync Now in /login > Management > Failover of the primary.",
  },
  SYNC_OVERDUE: {
    title: "The data sync is overdue",
    meaning: "The last sync is older than it should be, and the data at risk grows with every minute.",
    advice:
      "Look at the sync status on this page, then at backup operations and the sync interval in /login > Management > Failover. While roles are swapped this is expected.",
  },
  SYNC_LATE_TREND: {
    title: "Syncs come later than usual",
    meaning: "The last syncs took or waited longer than this pair usually does.",
    advice: "Check the bandwidth between the appliances and the size of recordings before it becomes overdue.",
  },
  SYNC_STATUS_CHANGED: {
    title: "The sync status reads differently",
    meaning: "The appliance's own text about its last sync is not the usual one. Its values are not documented.",
    advice: "Read the text on this page. If it tells of a failure, mend that and start a sync.",
  },
  SYNC_OVERLAP: {
    title: "A sync takes longer than its interval",
    meaning: "The next sync is due before the last one is through.",
    advice: "Lengthen the interval or give the sync more bandwidth in /login > Management > Failover.",
  },
};

/** Roles and data syncs that are not as they should be. */
import { usualBackupSettings } from "../appliance/disk/failover-settings.ts";
import { syncDoneStatus } from "../appliance/peer/data-sync.ts";
import { both, type Scenario, type Stage } from "./scenario.ts";

const overdueHours = 26;

/** Nothing is synchronized any more, as with Enable Backup Operations off at the backup. */
const stopSyncs = (stage: Stage) => stage.backup.arrange({ backup: usualBackupSettings });

export const roleScenarios: readonly Scenario[] = [
  {
    id: "both-primary",
    title: "Both primary",
    explanation: "Both appliances have the primary role, as after a takeover behind a broken network link.",
    set: (stage) => stage.backup.takeRole("primary"),
  },
  {
    id: "both-backup",
    title: "Both backup",
    explanation: "Both appliances have the backup role and stay so; nobody serves the site.",
    set: (stage) => stage.primary.takeRole("backup"),
  },
  {
    id: "roles-swapped",
    title: "Roles swapped",
    explanation: "The normal backup is primary and serves the site; nothing is synchronized back meanwhile.",
    async set(stage) {
      await stage.primary.takeRole("backup");
      await stage.backup.takeRole("primary");
      stage.pointSiteAtBackup();
    },
  },
  {
    id: "no-failover",
    title: "No failover relationship",
    explanation: "The relationship was broken: each appliance stands alone and the second one receives nothing.",
    set: (stage) => both(stage, (appliance) => appliance.arrange({ role: "none", peer: null, lastDataSync: null })),
  },
  {
    id: "sync-overdue",
    title: "Data sync overdue",
    explanation: "The last data sync was more than a day ago, because backup operations are off at the backup.",
    async set(stage) {
      const lastDataSync = { at: stage.hoursAgo(overdueHours), status: syncDoneStatus };
      await both(stage, (appliance) => appliance.arrange({ lastDataSync }));
      await stopSyncs(stage);
    },
  },
  {
    id: "sync-never",
    title: "Never synchronized",
    explanation: "The relationship exists, but its first data sync has never taken place.",
    isFirstSight: true,
    async set(stage) {
      await both(stage, (appliance) => appliance.arrange({ lastDataSync: null }));
      await stopSyncs(stage);
    },
  },
];

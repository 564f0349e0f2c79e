/** Where the site's name leads, and who has the shared IP. */
import type { Scenario } from "./scenario.ts";

export const siteScenarios: readonly Scenario[] = [
  {
    id: "site-leads-to-backup",
    title: "Site leads to the backup",
    explanation: "The site's name leads to the backup although the primary is well.",
    async set(stage) {
      stage.pointSiteAtBackup();
    },
  },
  {
    id: "site-leads-elsewhere",
    title: "Site leads elsewhere",
    explanation: "The site's name leads to a web server that is none of the two appliances.",
    set: (stage) => stage.site.pointElsewhere(),
  },
  {
    id: "shared-ip-on-both",
    title: "Shared IP on both",
    explanation: "Both appliances have the shared IP enabled and whoever answers first gets the visitor.",
    method: "shared-ip",
    set: (stage) => stage.backup.arrange({ addresses: stage.backup.addresses(true) }),
  },
  {
    id: "shared-ip-on-none",
    title: "Shared IP on none",
    explanation: "Neither appliance has the shared IP enabled, so nobody answers to the site's name.",
    method: "shared-ip",
    set: (stage) => stage.primary.arrange({ addresses: stage.primary.addresses(false) }),
  },
];

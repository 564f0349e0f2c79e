/** What the vendor documents as the answer to an accepted role change (api-facts 2.4). */
export const roleChangeTexts = {
  changed: "Successfully changed role.",
  "sync-started": "Successfully started data sync. Role change will occur upon successful completion.",
} as const;

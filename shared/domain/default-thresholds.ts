/** What counts where a pair says nothing of its own. Without a schema, so that the window can show it. */
export const defaultThresholds = {
  syncOverdueSeconds: 86_400,
  syncOverdueIntervals: 2,
  certificateExpiringDays: 30,
  certificateExpiringLifeShare: 1 / 3,
  certificateUrgentDays: 5,
  clockSkewSeconds: 60,
  staleLooks: 2,
};

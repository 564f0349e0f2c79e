/** What becoming backup costs an appliance, and what it does not, one sentence each. */
export const whatIsLost = (loser: string, winner: string): string[] => [
  `The next data sync overwrites the settings in /login of ${loser} with those of ${winner}; what was changed only on ${loser} must be entered again.`,
  `The failover settings of ${loser} stay as they are.`,
  `Reports and recordings of both are brought together, so that each holds all of them afterwards.`,
];

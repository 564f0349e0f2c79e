/** What becoming backup costs an appliance in a conflict, and what it does not. */
export const whatIsLost = (loser: string): string =>
  `${loser} becomes backup. The next data sync overwrites what exists only there in /login, except the failover settings. Its sessions and recordings are kept.`;

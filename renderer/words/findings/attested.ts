import type { FindingWords } from "./finding-words.ts";

const where = "/login > Management > Failover";

/** Settings that a person has looked up, and what has to be looked after beside them. */
export const attestedWords: Record<string, FindingWords> = {
  BACKUP_OPS_WRONG_SIDE: {
    title: "Backup Operations on the wrong side",
    meaning:
      "The setting stays with its appliance. On the normal primary it begins to work in the middle of maintenance, when that appliance is backup: it probes, sends mail, and may pull a data sync that nobody wants then.",
    advice: `Turn off Enable Backup Operations in ${where} of the normal primary, and confirm it here.`,
  },
  BACKUP_OPS_OFF: {
    title: "The backup does not back up",
    meaning:
      "Without Backup Operations the normal backup neither pulls data syncs nor notices that the primary is gone.",
    advice: `Turn on Enable Backup Operations in ${where} of the normal backup, and confirm it here.`,
  },
  AUTO_FAILOVER_UNSUITED: {
    title: "Automatic failover does not suit this pair",
    meaning:
      "Automatic failover switches roles and nothing else. It helps where the address follows by itself or somebody leads it over, and only within one subnet.",
    advice: `Decide how this pair is to switch and set Enable Automatic Failover in ${where} of each appliance accordingly; the sheet on the readiness page says what suits.`,
  },
  TEST_IPS_MISSING: {
    title: "Automatic failover without test IPs",
    meaning:
      "A backup that has lost the network cannot tell that from a dead primary. Without addresses to try it takes over, and two primaries serve people at once.",
    advice: `Enter addresses that always answer, such as the gateway, as Network Connectivity Test IPs in ${where} of the backup; or turn automatic failover off.`,
  },
  SYNC_INTERVAL_OVER_A_DAY: {
    title: "Data syncs less than once a day",
    meaning: "The longer the interval, the more would be missing after a takeover.",
    advice: `Set Automatic Data-Sync Interval in ${where} of the backup to a day or less.`,
  },
  SHARED_IP_NOT_MIRRORED: {
    title: "The shared IP is not ticked on both",
    meaning: "Each appliance keeps its own tick. One without it becomes primary and does not take the address.",
    advice: `Tick the shared IP in ${where} of both appliances. It is used by the primary alone.`,
  },
  KEYS_UNATTESTED: {
    title: "Inter-appliance keys not confirmed",
    meaning: "The appliances talk to each other only with equal keys, and no API shows them.",
    advice: "Compare the inter-appliance key in /login > Management > Security of both, and confirm it here.",
  },
  MAIL_ALERT_MISSING: {
    title: "No mail alerts",
    meaning: "The appliances send mail when failover is in trouble, if they know a mail server and whom to write to.",
    advice:
      "Set up SMTP and the contacts in /login > Management > Email Configuration of the primary; the next data sync carries them to the backup.",
  },
  API_AND_BUILTIN: {
    title: "Two that may switch roles",
    meaning: "The built-in automatic failover and a script or monitor that uses the API do not know of each other.",
    advice: "Choose one: turn automatic failover off on both appliances, or stop the other one from switching.",
  },
  FIREWALL_UNATTESTED: {
    title: "The ways through the firewall are not confirmed",
    meaning:
      "After a takeover the other appliance asks the security providers, from each of its addresses, and connection agents come to it. What lets only one of the two through shows when it is too late.",
    advice:
      "Let LDAPS, or the port of the provider, through from every address of both appliances, and TCP 443 from the agents to both; then confirm it here.",
  },
  BACKUP_OLD: {
    title: "The configuration backup is old",
    meaning: "If both appliances had to be set up anew, everything configured since that file would be missing.",
    advice: "Take a backup of the primary and keep it away from both appliances.",
  },
  RETURNED_AS_PRIMARY: {
    title: "The old primary is back, as primary",
    meaning:
      "Two appliances say they are primary. Whoever reaches the old one works on data that the stand-in does not have, and one of the two will be overwritten.",
    advice:
      "Take it off the network first, most of all with a shared IP. Save a backup of it, make sure that its Backup Operations is off, then make it backup without a data sync.",
  },
};

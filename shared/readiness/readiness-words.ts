/** What only a person can say of a pair and what Pairdesk sees by itself, as it is asked and told on screen and in reports. */
import type { AttestationItem } from "../domain/attestation.ts";
import type { AttestedCheck, MailConditionState, SeenCheck } from "./readiness-check.ts";

interface ItemWords {
  title: string;
  /** What is asked. */
  question: string;
}

export const itemWords: Record<AttestationItem, ItemWords> = {
  "backup-operations": {
    title: "Enable Backup Operations",
    question: "On at the normal backup, off at the normal primary.",
  },
  "automatic-failover": {
    title: "Enable Automatic Failover",
    question: "Off at the normal primary. At the normal backup it depends on how the address follows.",
  },
  "sync-interval": { title: "Automatic Data-Sync Interval", question: "A day or less. In force on the backup." },
  bandwidth: {
    title: "Data-Sync Bandwidth Limit",
    question: "As you like, as long as one sync ends before the next begins. The backup’s limit counts.",
  },
  timeout: {
    title: "Primary Site Instance Timeout",
    question: "How long the primary may be silent before automatic failover acts.",
  },
  "test-ips": {
    title: "Network Connectivity Test IPs",
    question: "Are addresses entered that answer as long as the network works?",
  },
  "shared-ip-ticked": { title: "Shared IP ticked", question: "Ticked on both, or it stays behind when roles change." },
  "same-subnet": { title: "One subnet", question: "Are both appliances in one subnet?" },
  "name-is-swung": {
    title: "The address follows",
    question: "After an automatic takeover, does somebody or something lead the site over?",
  },
  "keys-equal": { title: "Inter-appliance keys", question: "Are they the same on both appliances?" },
  "mail-alerts": { title: "Mail alerts", question: "Are SMTP and contacts set up, and did a test mail arrive?" },
  "api-or-builtin": {
    title: "One that switches",
    question: "Does at most one of the two switch roles by itself: automatic failover, or a tool that uses the API?",
  },
  "firewall-providers": {
    title: "Security providers",
    question: "Can LDAPS or the provider’s port be reached from every address of both appliances?",
  },
  "connection-agents": { title: "Connection agents", question: "Do they reach both appliances on TCP 443?" },
  "backup-reaches-primary-by-name": {
    title: "Primary by name",
    question: "Does the backup reach the primary by its host name?",
  },
};

/** Where each is looked up: groups of the page, in its order. */
export const pairGroups: readonly { title: string; where: string; items: readonly AttestationItem[] }[] = [
  { title: "Keys", where: "/login > Management > Security, on both", items: ["keys-equal"] },
  { title: "Mail", where: "/login > Management > Email Configuration, on the primary", items: ["mail-alerts"] },
  {
    title: "Who switches",
    where: "Whoever looks after network, DNS and scripts",
    items: ["same-subnet", "name-is-swung", "api-or-builtin"],
  },
  {
    title: "Firewall and names",
    where: "Whoever looks after the network; ping and TCP tests are in /appliance > Support > Utilities",
    items: ["firewall-providers", "connection-agents", "backup-reaches-primary-by-name"],
  },
];

const valueNames: Readonly<Record<string, string>> = { on: "On", off: "Off", yes: "Yes", no: "No", none: "None" };

const minutesName = (minutes: number): string => {
  if (minutes % 1440 === 0) return minutes === 1440 ? "1 day" : `${minutes / 1440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? "1 hour" : `${minutes / 60} hours`;
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
};

export function valueWords(item: AttestationItem, value: string): string {
  const name = valueNames[value];
  if (name !== undefined) return name;
  if (item === "sync-interval") return minutesName(Number(value));
  return item === "timeout" ? `${value} seconds` : `${value} kbit/s`;
}

export const whyWords: Record<AttestedCheck["why"], string> = {
  "as-advised": "As it should be",
  "not-as-advised": "Not as it should be",
  "not-said": "Nobody has confirmed it",
  lapsed: "To be confirmed again",
  "as-one-likes": "As you like",
  "not-in-force": "Of no consequence here",
  "on-while-swapped": "On while it is backup: data is synchronized",
  "across-subnets": "Does not work across subnets",
  "nothing-swings-the-name": "Nobody is known to lead the site over",
  "seen-enabled": "Seen enabled",
  "syncs-in-time": "Syncs come in time",
  "not-known-whether-in-time": "Whether syncs end in time is not known",
  "longer-than-outages": "Longer than every silence seen so far",
  "shorter-than-outage": "Shorter than a silence seen before: a restart could set it off",
  "no-outage-seen": "No silence of the primary was seen to its end yet",
};

export const staleWords: Record<NonNullable<NonNullable<AttestedCheck["said"]>["staleBecause"]>, string> = {
  age: "more than 90 days ago",
  upgrade: "before the software changed",
  replacement: "before the appliance was replaced",
  relationship: "before the relationship was broken or established",
  address: "before its address changed",
};

export const seenWords: Record<SeenCheck["check"], { title: string; unknown: string }> = {
  synchronized: { title: "Data is synchronized at least daily", unknown: "No data sync has been seen yet." },
  "versions-equal": {
    title: "Both run the same version and build",
    unknown: "The version of one of them is not known now.",
  },
  "certificate-accepted": {
    title: "Clients would accept the backup’s certificate",
    unknown: "The certificate of the backup was not seen lately.",
  },
  "own-addresses": { title: "Each appliance has an address of its own", unknown: "Not known." },
  "configuration-backup": {
    title: "A recent configuration backup was taken from here",
    unknown: "None was taken from here; Pairdesk does not know of others.",
  },
};

export const mailWords: Record<MailConditionState["id"], string> = {
  "versions-differ": "The appliances run different versions",
  "shared-ip-not-enabled": "The primary has a shared IP that is not enabled",
  "shared-ip-not-in-appliance": "A shared IP is set in /login and missing in /appliance",
  "backup-reaches-nothing": "The backup reaches neither the primary nor any test IP",
  "backup-reaches-no-test-ip": "The backup reaches none of its test IPs",
  "backup-operations-off": "Backup Operations is off on the backup",
  "backup-fails-itself": "The backup fails its own check",
  "primary-not-reached-by-name": "The backup does not reach the primary by name",
  "primary-silent": "The primary is silent, and nothing switches by itself",
  "primary-silent-will-switch": "The primary is silent, and the backup will switch if that lasts",
  "backup-takes-over": "The backup takes over",
  "nobody-pulls-data": "Nobody has pulled data from the primary for a while",
};

/**
 * Whether the settings that no API shows are as the guide wants them (`judgement.md` 6), as far as people have said: each
 * line is what is missing or wrong, in words.
 */

import type { Attestation, AttestationItem } from "../../domain/attestation.ts";
import type { PairDefinition } from "../../domain/pair.ts";
import { attested } from "./attested.ts";

interface Wanted {
  item: AttestationItem;
  appliance: string | null;
  /** What is looked up, in words. */
  subject: string;
  /** What is wrong with this value; null: nothing. */
  wrong(value: string): string | null;
}

export function bestPracticeGaps(pair: PairDefinition, attestations: readonly Attestation[], nowMs: number): string[] {
  const said: Said = (item, appliance) => attested(attestations, item, appliance, nowMs)?.value ?? null;
  return wantedOf(pair, said).flatMap(({ item, appliance, subject, wrong }) => {
    const value = said(item, appliance);
    if (value === null) return [`nobody has confirmed ${subject} in the last 90 days`];
    const problem = wrong(value);
    return problem === null ? [] : [problem];
  });
}

type Said = (item: AttestationItem, appliance: string | null) => string | null;

function wantedOf(pair: PairDefinition, said: Said): Wanted[] {
  const backup = pair.appliances.find(({ name }) => name !== pair.normalPrimary)?.name ?? "";
  return [...ofNormalPrimary(pair.normalPrimary), ...ofNormalBackup(pair, backup, said), ...ofPair(pair)];
}

const ofNormalPrimary = (name: string): Wanted[] => [
  mustBe("backup-operations", name, `Backup Operations of ${name}`, "off"),
  mustBe("automatic-failover", name, `Automatic Failover of ${name}`, "off"),
];

function ofNormalBackup(pair: PairDefinition, name: string, said: Said): Wanted[] {
  const isAutomatic = said("automatic-failover", name) === "on";
  const wanted = [
    mustBe("backup-operations", name, `Backup Operations of ${name}`, "on"),
    syncInterval(name),
    stated("bandwidth", name, `the bandwidth limit of ${name}`),
    automaticFailover(pair, name, said),
  ];
  // Without automatic failover nothing is timed out, and nothing is asked before a takeover.
  if (!isAutomatic) return wanted;
  return [
    ...wanted,
    stated("timeout", name, `the failover timeout of ${name}`),
    mustBe("test-ips", name, `the test IPs of ${name}`, "yes"),
    mustBe("same-subnet", null, "that both appliances are on one subnet", "yes"),
  ];
}

function ofPair({ network, appliances }: PairDefinition): Wanted[] {
  const ticked =
    network.method === "shared-ip"
      ? appliances.map(({ name }) => mustBe("shared-ip-ticked", name, `the shared IP ticked on ${name}`, "yes"))
      : [];
  return [
    ...ticked,
    mustBe("keys-equal", null, "that the inter-appliance keys are the same", "yes"),
    mustBe("mail-alerts", null, "the mail alerts", "yes"),
    mustBe("api-or-builtin", null, "that only one of API and built-in failover is used", "yes"),
    mustBe("firewall-providers", null, "the firewall towards the security providers", "yes"),
    mustBe("connection-agents", null, "that connection agents reach both appliances", "yes"),
  ];
}

const mustBe = (item: AttestationItem, appliance: string | null, subject: string, wanted: string): Wanted => ({
  item,
  appliance,
  subject,
  wrong: (value) => (value === wanted ? null : `${subject}: ${value}, and should be ${wanted}`),
});

const stated = (item: AttestationItem, appliance: string, subject: string): Wanted => ({
  item,
  appliance,
  subject,
  wrong: () => null,
});

const minutesOfADay = 24 * 60;

const syncInterval = (name: string): Wanted => ({
  item: "sync-interval",
  appliance: name,
  subject: `the sync interval of ${name}`,
  wrong: (value) =>
    Number(value) > 0 && Number(value) <= minutesOfADay
      ? null
      : `the sync interval of ${name}: ${value} minutes, and should be a day at most`,
});

/** On with a shared IP; with DNS or NAT the person's choice, as long as somebody or something then swings the name. */
function automaticFailover({ network }: PairDefinition, name: string, said: Said): Wanted {
  const subject = `Automatic Failover of ${name}`;
  if (network.method === "shared-ip") return mustBe("automatic-failover", name, subject, "on");
  const isSwung = said("name-is-swung", null) === "yes";
  return {
    item: "automatic-failover",
    appliance: name,
    subject,
    wrong: (value) =>
      value !== "on" || isSwung ? null : `${subject}: on, and nothing is known to swing the site name`,
  };
}

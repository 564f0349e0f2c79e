/** A switch with one step of every kind, for the terminal to drive. */
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import { usualRunTiming } from "../../../shared/runbooks/run-facts.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";

const parts = { chapter: "Planned Maintenance", text: [] };
const choice = (...values: string[]) => values.map((value) => ({ value, label: value }));
const swapped = {
  check: "roles" as const,
  expected: [
    { appliance: "site1", role: "backup" as const },
    { appliance: "site2", role: "primary" as const },
  ],
};

export const switchRunbook: Runbook = {
  id: "planned-switch",
  title: "Planned switch",
  summary: "Makes site2 the primary.",
  chapter: "Planned Maintenance",
  steps: [
    { ...parts, id: "look", title: "Look at both", kind: "check", check: { check: "look" } },
    {
      ...parts,
      id: "confirm",
      title: "What is meant",
      kind: "question",
      inputs: [
        { id: "name", kind: "confirm", label: "Type the name of the appliance", values: choice("site2") },
        { id: "sync-first", kind: "choice", label: "Sync first?", values: choice("yes", "no") },
      ],
    },
    {
      ...parts,
      id: "why",
      title: "Why without a sync",
      kind: "question",
      inputs: [{ id: "reason", kind: "text", label: "Why not?", when: { input: "sync-first", is: ["no"] } }],
    },
    {
      ...parts,
      id: "way",
      title: "Which way",
      kind: "decision",
      branches: [
        { name: "synced", label: "With a sync", when: { input: "sync-first", is: ["yes"] } },
        { name: "bare", label: "Without a sync" },
      ],
    },
    {
      ...parts,
      id: "write",
      title: "Change the role",
      kind: "action",
      call: {
        call: "set-role",
        appliance: "site2",
        role: "primary",
        dataSyncFirst: { input: "sync-first" },
        force: false,
      },
    },
    {
      ...parts,
      id: "settle",
      title: "Wait for the roles",
      kind: "wait",
      until: swapped,
      limitMs: 300_000,
      usualMs: 60_000,
      patience: "Answers may be a minute old.",
    },
    {
      ...parts,
      id: "swing",
      title: "Lead the name to site2",
      kind: "manual",
      instructions: ["Open the zone.", "Set the address."],
      page: { appliance: "site2", at: "login" },
      copy: [{ label: "Record", text: "support 60 A\n192.0.2.51" }],
      deed: { deed: "point-site", at: "site2" },
    },
    { ...parts, id: "prove", title: "Prove it", kind: "check", check: swapped },
  ],
  proof: ["prove"],
  done: { text: "site2 is primary.", next: ["switch-back"] },
  incomplete: { text: "Something is missing.", next: [] },
};

const appliance = (name: "site1" | "site2"): RunFacts["appliances"][0] => ({
  name,
  host: `${name}.example.com`,
  port: name === "site1" ? 443 : 8443,
  isNormalPrimary: name === "site1",
  api: "v2",
  applianceId: null,
  knownAs: null,
  hostname: name,
  version: "25.3.2",
  build: "58123",
  role: name === "site1" ? "primary" : "backup",
  isHealthy: true,
  clusterRole: null,
  peer: null,
});

export const switchFacts: RunFacts = {
  pair: {
    id: "pair-1",
    name: "Support site",
    isPractice: false,
    site: { host: "support.example.com", port: 443 },
    method: "dns-swing",
    sharedIps: [],
    normalPrimary: "site1",
  },
  appliances: [appliance("site1"), appliance("site2")],
  siteAddress: null,
  servedBy: "site1",
  lastSync: null,
  primarySilentSince: null,
  usualOutageMs: null,
  swap: null,
  standIn: null,
  openChanges: [],
  timing: usualRunTiming,
};

export const goodAnswers = { name: "site2", "sync-first": "yes", swing: "done" };

/** A switch in as few steps as there can be: look, ask, back up, change the role, wait, prove. */
import type { RunEventOf } from "../../../shared/runbooks/run-event.ts";
import { type FactsOfAppliance, type RunFacts, usualRunTiming } from "../../../shared/runbooks/run-facts.ts";
import { beginRun, type RunState } from "../../../shared/runbooks/run-state.ts";
import type { Runbook, Step } from "../../../shared/runbooks/runbook.ts";
import { applianceIds, type Name } from "../observations.ts";

const parts = { chapter: "", text: [] };
const swapped = {
  check: "roles" as const,
  expected: [
    { appliance: "site1", role: "backup" as const },
    { appliance: "site2", role: "primary" as const },
  ],
};

export const smallSteps = {
  look: { ...parts, id: "look", title: "Look", kind: "check", check: { check: "look" } },
  confirm: {
    ...parts,
    id: "confirm",
    title: "Confirm",
    kind: "question",
    inputs: [
      {
        id: "name",
        kind: "confirm",
        label: "The appliance that will serve",
        values: [{ value: "site2", label: "site2" }],
      },
      {
        id: "sync-first",
        kind: "choice",
        label: "Sync first?",
        values: ["yes", "no"].map((value) => ({ value, label: value })),
      },
    ],
  },
  objections: {
    ...parts,
    id: "objections",
    title: "What speaks against it",
    kind: "check",
    check: { check: "vetoes", column: "planned", serving: "site2" },
  },
  backup: { ...parts, id: "backup", title: "Back up", kind: "action", call: { call: "backup", appliance: "site1" } },
  write: {
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
  settle: {
    ...parts,
    id: "settle",
    title: "Wait for the roles",
    kind: "wait",
    until: swapped,
    limitMs: 300_000,
    usualMs: 60_000,
    patience: "Health is kept for a minute.",
  },
  swing: {
    ...parts,
    id: "swing",
    title: "Lead the name",
    kind: "manual",
    instructions: ["Point the name to site2."],
    page: { appliance: "site2", at: "login" },
    copy: [{ label: "Address", text: "192.0.2.2" }],
    deed: { deed: "point-site", at: "site2" },
  },
  prove: { ...parts, id: "prove", title: "Prove", kind: "check", check: swapped },
} satisfies Record<string, Step>;

export const smallRunbook = (
  steps: Step[] = Object.values(smallSteps).filter(({ id }) => id !== "swing" && id !== "objections"),
): Runbook => ({
  id: "planned-switch",
  title: "Planned switch",
  summary: "Changes the roles.",
  chapter: "",
  steps,
  proof: ["prove"],
  done: { text: "The roles are changed.", next: ["switch-back"] },
  incomplete: { text: "Something is missing.", next: [] },
});

const appliance = (name: Name): FactsOfAppliance => ({
  name,
  host: `${name}.example.com`,
  port: 443,
  isNormalPrimary: name === "site1",
  api: "v2",
  applianceId: applianceIds[name],
  knownAs: null,
  hostname: name,
  version: "25.3.2",
  build: "58123",
  role: name === "site1" ? "primary" : "backup",
  isHealthy: true,
  clusterRole: null,
  peer: null,
});

export const smallFacts = (changes: Partial<RunFacts> = {}): RunFacts => ({
  pair: {
    id: "pair-1",
    name: "Support site",
    isPractice: true,
    site: { host: "support.example.com", port: 443 },
    method: "dns-swing",
    sharedIps: [],
    normalPrimary: "site1",
  },
  appliances: [appliance("site1"), appliance("site2")],
  siteAddress: null,
  servedBy: "site1",
  lastSync: "2026-03-02T09:00:00.000Z",
  primarySilentSince: null,
  usualOutageMs: null,
  swap: null,
  standIn: null,
  openChanges: [],
  timing: usualRunTiming,
  ...changes,
});

export const startedRun = (changes: Partial<RunEventOf<"started">> = {}): RunEventOf<"started"> => ({
  event: "started",
  at: "2026-03-02T09:15:04.000Z",
  by: "somebody",
  isDryRun: false,
  facts: smallFacts(),
  runbook: smallRunbook(),
  ...changes,
});

export const begunRun = (changes: Partial<RunEventOf<"started">> = {}): RunState => beginRun(startedRun(changes));

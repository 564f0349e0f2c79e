/**
 * Two appliances as the guide describes them, without any I/O: what a call or a person's deed does to roles, shared IP, site name
 * and settings. Settings are names, so a test can say which of them a wrong order would have destroyed.
 */
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import type { SetRole } from "../../../shared/runbooks/run-call.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";

interface WorldAppliance {
  role: "primary" | "backup" | "none";
  isUp: boolean;
  hasSharedIp: boolean;
  hasBackupOperations: boolean;
  settings: string[];
  /** What is served under the site's name, and to clients that send none. Certificates are names here. */
  shown: string;
  shownToNobody: string;
  /** Imported, also where it is not shown yet. */
  held: string[];
}

/** `ignored`: accepted, and nothing happens. `half`: both stay or become backup. `dies`: the peer goes. */
type CallFault =
  | "refused"
  | "refused-but-done"
  | "unclear-but-done"
  | "unclear"
  | "ignored"
  | "half"
  | "dies"
  | "all-die";

export interface World {
  names: readonly [string, string];
  method: RunFacts["pair"]["method"];
  appliances: Record<string, WorldAppliance>;
  site: string;
  syncs: number;
  /** How many there had been when a step ended; by step. */
  syncsAt: Record<string, number>;
  openChanges: number;
  liveData: string;
  isLinked: boolean;
  doesSharedIpFollow: boolean;
  doesSwingWork: boolean;
  doesSyncWork: boolean;
  isVersionEqual: boolean;
  /** What the given file holds; null: none was given. */
  file: string | null;
  /** What the authority issues. */
  newCertificate: string;
  /** Deeds that a person forgets, by step. */
  forgotten: string[];
  /** By step. */
  faults: Record<string, CallFault>;
}

export function createWorld(facts: RunFacts, settings: Record<string, string[]> = {}): World {
  const [one, two] = facts.appliances;
  const make = ({ name, role }: typeof one): WorldAppliance => ({
    role: role ?? "primary",
    isUp: role !== null,
    hasSharedIp: role === "primary",
    hasBackupOperations: true,
    settings: settings[name] ?? [],
    shown: `of ${name}`,
    shownToNobody: `of ${name}`,
    held: [],
  });
  return {
    names: [one.name, two.name],
    method: facts.pair.method,
    appliances: { [one.name]: make(one), [two.name]: make(two) },
    site: facts.servedBy,
    syncs: 0,
    syncsAt: {},
    openChanges: facts.openChanges.length,
    liveData: facts.servedBy,
    isLinked: true,
    doesSharedIpFollow: true,
    doesSwingWork: true,
    doesSyncWork: true,
    isVersionEqual: true,
    file: null,
    newCertificate: "new",
    forgotten: [],
    faults: {},
  };
}

export function applianceIn({ appliances }: World, name: string): WorldAppliance {
  const found = appliances[name];
  if (!found) throw new Error(`no appliance ${name}`);
  return found;
}

const peerOf = ({ names: [one, two] }: World, name: string): string => (name === one ? two : one);

export function sync(world: World, source: string): void {
  if (!world.doesSyncWork) return;
  applianceIn(world, peerOf(world, source)).settings = [...applianceIn(world, source).settings];
  world.syncs += 1;
}

function give(world: World, name: string, role: WorldAppliance["role"]): void {
  const changed = applianceIn(world, name);
  changed.role = role;
  if (world.doesSharedIpFollow) changed.hasSharedIp = role === "primary";
  placeSite(world);
}

/** On a shared IP whoever alone has it serves. */
function placeSite(world: World): void {
  if (world.method !== "shared-ip") return;
  const holders = world.names.filter((name) => applianceIn(world, name).isUp && applianceIn(world, name).hasSharedIp);
  world.site = holders.length === 1 ? (holders[0] ?? "nobody") : "nobody";
}

export function applyCall(world: World, step: string, made: SetRole): "accepted" | "refused" | "unclear" {
  const fault = world.faults[step];
  const peer = peerOf(world, made.appliance);
  if (fault === "refused" || fault === "unclear") return fault;
  if (fault === "ignored") return "accepted";
  if (fault === "half") {
    give(world, made.appliance, "backup");
    give(world, peer, "backup");
    return "accepted";
  }
  const isDone = changeRoles(world, made);
  if (fault === "dies" || fault === "all-die") applianceIn(world, peer).isUp = false;
  if (fault === "all-die") applianceIn(world, made.appliance).isUp = false;
  if (fault === "unclear-but-done") return "unclear";
  return fault === "refused-but-done" || !isDone ? "refused" : "accepted";
}

function changeRoles(world: World, { appliance, role, dataSyncFirst, force }: SetRole): boolean {
  const peer = peerOf(world, appliance);
  const other = applianceIn(world, peer);
  const isPeerTold = other.isUp && world.isLinked;
  if (role === "primary") {
    if (dataSyncFirst && !world.doesSyncWork) return true;
    if (dataSyncFirst) sync(world, peer);
    give(world, appliance, "primary");
    if (isPeerTold && other.role === "primary") give(world, peer, "backup");
    return true;
  }
  const canStandDown = force || isPeerTold || other.role === "primary";
  if (!canStandDown) return false;
  give(world, appliance, "backup");
  if (isPeerTold && other.role === "backup") give(world, peer, "primary");
  return true;
}

export function applyDeed(world: World, deed: PersonDeed, step = ""): void {
  if (world.forgotten.includes(step)) return;
  applyCertificateDeed(world, deed);
  if (deed.deed === "point-site") {
    if (world.doesSwingWork) world.site = deed.at;
  } else if (deed.deed === "sync-now") {
    sync(world, deed.on);
  } else if (deed.deed === "break-relationship") {
    for (const name of world.names) applianceIn(world, name).role = "none";
  } else if (deed.deed === "establish-relationship") {
    give(world, deed.source, "primary");
    give(world, deed.backup, "backup");
    sync(world, deed.source);
  } else if (deed.deed === "shared-ip") {
    applianceIn(world, deed.on).hasSharedIp = deed.isEnabled;
    placeSite(world);
  } else if (deed.deed === "backup-operations") {
    applianceIn(world, deed.on).hasBackupOperations = deed.isOn;
  }
}

function applyCertificateDeed(world: World, deed: PersonDeed): void {
  switch (deed.deed) {
    case "export-certificate":
      world.file = applianceIn(world, deed.on).shown;
      return;
    case "issue-certificate":
      world.file = world.newCertificate;
      return;
    case "delete-certificate-file":
      world.file = null;
      return;
    case "import-certificate": {
      const on = applianceIn(world, deed.on);
      if (world.file !== null) Object.assign(on, { shown: world.file, held: [...on.held, world.file] });
      return;
    }
    case "default-certificate": {
      const on = applianceIn(world, deed.on);
      on.shownToNobody = on.held.at(-1) ?? on.shown;
      return;
    }
  }
}

/** What looks wrong about two appliances as a pair, from what their connection tests found. None of it stops a save. */
import type { ConnectionLayers, LayerState, LayerStateOf } from "../../../shared/domain/connection-layers.ts";
import type { PairDraft } from "./pair-draft.ts";
import { readList } from "./to-definition.ts";

export type ReviewWarning =
  | { kind: "untested"; appliances: string[] }
  | { kind: "failed"; appliance: string; layer: LayerState["layer"] }
  | { kind: "same-address"; address: string }
  | { kind: "same-appliance"; applianceId: string }
  | { kind: "same-role"; role: "primary" | "backup" | "none" }
  | { kind: "site-name-elsewhere"; host: string; addresses: string[] }
  | { kind: "site-name-unresolved"; host: string }
  | { kind: "site-name-not-covered"; host: string; appliance: string; names: string[] };

/** `tests`: the layers of each appliance, null where it was not tested as it is described now. */
export function reviewWarnings(
  draft: PairDraft,
  tests: readonly [ConnectionLayers | null, ConnectionLayers | null],
): ReviewWarning[] {
  const names = draft.appliances.map(({ name }) => name.trim());
  const single = tests.flatMap((layers, place) => {
    const appliance = names[place] ?? "";
    return layers ? warningsOfOne(appliance, layers) : [];
  });
  const untested = names.filter((_name, place) => tests[place] === null);
  return [
    ...sameAddress(draft),
    ...warningsOfBoth(tests),
    ...siteNameWarnings(draft, tests),
    ...single,
    ...untestedOf(untested),
  ];
}

const untestedOf = (appliances: string[]): ReviewWarning[] =>
  appliances.length > 0 ? [{ kind: "untested", appliances }] : [];

function sameAddress({ appliances: [first, second] }: PairDraft): ReviewWarning[] {
  const address = `${first.host.trim()}:${first.port.trim()}`;
  const isSame = address.toLowerCase() === `${second.host.trim()}:${second.port.trim()}`.toLowerCase();
  return isSame && first.host.trim() !== "" ? [{ kind: "same-address", address }] : [];
}

function warningsOfOne(appliance: string, layers: ConnectionLayers): ReviewWarning[] {
  const failed = layers.find(({ state }) => state === "failed");
  const found = trustOf(layers);
  const served = found?.site?.certificate;
  return [
    ...(failed ? [{ kind: "failed", appliance, layer: failed.layer } as const] : []),
    ...(found?.site && served?.kind === "served" && served.refusal === "ERR_TLS_CERT_ALTNAME_INVALID"
      ? [{ kind: "site-name-not-covered", host: found.site.host, appliance, names: served.certificate.names } as const]
      : []),
  ];
}

function warningsOfBoth(tests: readonly (ConnectionLayers | null)[]): ReviewWarning[] {
  const [first, second] = tests.map((layers) => (layers ? readingOf(layers) : null));
  if (!first || !second) return [];
  if (first.applianceId !== null && first.applianceId === second.applianceId) {
    return [{ kind: "same-appliance", applianceId: first.applianceId }];
  }
  return first.role !== null && first.role === second.role ? [{ kind: "same-role", role: first.role }] : [];
}

/** Behind a NAT the name leads to an address that no appliance has, which is as it should be. */
function siteNameWarnings(draft: PairDraft, tests: readonly (ConnectionLayers | null)[]): ReviewWarning[] {
  const site = tests.map((layers) => (layers ? trustOf(layers)?.site : null)).find((found) => found != null);
  if (!site || draft.method === "nat-swing") return [];
  if (site.address.kind === "unresolved") return [{ kind: "site-name-unresolved", host: site.host }];
  if (readList(draft.site.connect).length > 0) return [];
  const { addresses } = site.address;
  const own = tests.flatMap((layers) => (layers ? addressesOf(layers) : []));
  const known = new Set([...own, ...readList(draft.sharedIps)]);
  const isElsewhere = own.length > 0 && !addresses.some((address) => known.has(address));
  return isElsewhere ? [{ kind: "site-name-elsewhere", host: site.host, addresses }] : [];
}

function stateOf<Layer extends LayerState["layer"]>(layers: ConnectionLayers, layer: Layer) {
  return layers.find((state): state is LayerStateOf<Layer> & LayerState => state.layer === layer);
}

function trustOf(layers: ConnectionLayers) {
  const state = stateOf(layers, "trust");
  return state?.state === "passed" ? state.found : null;
}

function readingOf(layers: ConnectionLayers) {
  const state = stateOf(layers, "role");
  return state?.state === "passed" ? state.found.outcome.reading : null;
}

function addressesOf(layers: ConnectionLayers): string[] {
  const state = stateOf(layers, "address");
  return state?.state === "passed" && state.found.kind !== "unresolved" ? state.found.addresses : [];
}

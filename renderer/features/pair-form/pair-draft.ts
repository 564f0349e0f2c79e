/** What a person has written into the forms of a pair so far: texts, as they stand in the fields, right or wrong. */
import { defaultThresholds } from "../../../shared/domain/default-thresholds.ts";
import type { NetworkMethod, PairDefinition, TlsSettings } from "../../../shared/domain/pair.ts";

export interface TlsDraft {
  trust: TlsSettings["trust"];
  ca: string;
  pin: string;
  serverName: string;
}

export interface ApplianceDraft {
  name: string;
  host: string;
  port: string;
  clientId: string;
  secret: string;
  tls: TlsDraft;
  peer: string;
  writeClientId: string;
  writeSecret: string;
}

export type ThresholdName = keyof typeof defaultThresholds;

export interface PairDraft {
  name: string;
  group: string;
  site: { host: string; port: string; connect: string; tls: TlsDraft | null };
  /** null: not chosen yet. */
  method: NetworkMethod | null;
  sharedIps: string;
  normalPrimary: Place;
  appliances: readonly [ApplianceDraft, ApplianceDraft];
  vantage: string;
  portalNames: string;
  /** Empty: the default counts. */
  thresholds: Record<ThresholdName, string>;
}

export type Place = 0 | 1;
export const places = [0, 1] as const;
export const thresholdNames = Object.keys(defaultThresholds) as ThresholdName[];

export const emptyTls: TlsDraft = { trust: "system", ca: "", pin: "", serverName: "" };

const emptyAppliance: ApplianceDraft = {
  name: "",
  host: "",
  port: "443",
  clientId: "",
  secret: "",
  tls: emptyTls,
  peer: "",
  writeClientId: "",
  writeSecret: "",
};

const noThresholds = Object.fromEntries(thresholdNames.map((name) => [name, ""])) as PairDraft["thresholds"];

export const emptyDraft: PairDraft = {
  name: "",
  group: "",
  site: { host: "", port: "443", connect: "", tls: null },
  method: null,
  sharedIps: "",
  normalPrimary: 0,
  appliances: [emptyAppliance, emptyAppliance],
  vantage: "",
  portalNames: "",
  thresholds: noThresholds,
};

/** One change to one appliance, everything else as it was. */
export function withAppliance(draft: PairDraft, place: Place, change: Partial<ApplianceDraft>): PairDraft {
  const [first, second] = draft.appliances;
  const appliances = place === 0 ? [{ ...first, ...change }, second] : [first, { ...second, ...change }];
  return { ...draft, appliances: appliances as [ApplianceDraft, ApplianceDraft] };
}

const listLines = (list: readonly string[] = []): string => list.join("\n");

/** A stored pair in the forms; secrets are never among what is stored here. */
export function draftOf(definition: PairDefinition): PairDraft {
  const [first, second] = definition.appliances;
  const thresholds = { ...noThresholds };
  for (const name of thresholdNames) thresholds[name] = String(definition.thresholds?.[name] ?? "");
  return {
    name: definition.name,
    group: definition.group ?? "",
    site: {
      host: definition.site.host,
      port: String(definition.site.port),
      connect: listLines(definition.site.connect),
      tls: definition.site.tls ? tlsDraftOf(definition.site.tls) : null,
    },
    method: definition.network.method,
    sharedIps: listLines(definition.network.sharedIps),
    normalPrimary: second.name === definition.normalPrimary ? 1 : 0,
    appliances: [applianceDraftOf(first), applianceDraftOf(second)],
    vantage: listLines(definition.vantage),
    portalNames: listLines(definition.portalNames),
    thresholds,
  };
}

const tlsDraftOf = ({ trust, ca = "", pin = "", serverName = "" }: TlsSettings): TlsDraft => ({
  trust,
  ca,
  pin,
  serverName,
});

function applianceDraftOf(appliance: PairDefinition["appliances"][number]): ApplianceDraft {
  const { name, host, port, clientId, tls, peer, writeClientId = "" } = appliance;
  return {
    ...emptyAppliance,
    name,
    host,
    port: String(port),
    clientId,
    tls: tlsDraftOf(tls),
    peer: peer ? `${peer.host.includes(":") ? `[${peer.host}]` : peer.host}:${peer.port}` : "",
    writeClientId,
  };
}

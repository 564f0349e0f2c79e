/** The forms' texts as the contract wants them. Only for a draft without problems; what is empty is left out. */
import { readHostPort } from "../../../shared/domain/address-text.ts";
import type { Appliance, PairDefinition, TlsSettings } from "../../../shared/domain/pair.ts";
import { type ApplianceDraft, type PairDraft, type TlsDraft, thresholdNames } from "./pair-draft.ts";

/** Texts that stand one a line, or with commas between them. */
export const readList = (text: string): string[] => text.split(/[\s,;]+/).filter((entry) => entry !== "");

export function toDefinition(draft: PairDraft): PairDefinition {
  const { site, method, normalPrimary, appliances } = draft;
  if (method === null) throw new Error("a draft without a network method has a problem");
  const [first, second] = appliances;
  const group = draft.group.trim();
  const [connect, vantage, portalNames] = [site.connect, draft.vantage, draft.portalNames].map(readList);
  const thresholds = toThresholds(draft);
  return {
    name: draft.name.trim(),
    ...(group === "" ? {} : { group }),
    site: {
      host: site.host.trim(),
      port: Number(site.port),
      ...(connect?.length ? { connect } : {}),
      ...(site.tls ? { tls: toTls(site.tls) } : {}),
    },
    network: { method, sharedIps: method === "shared-ip" ? readList(draft.sharedIps) : [] },
    normalPrimary: appliances[normalPrimary].name.trim(),
    appliances: [toAppliance(first), toAppliance(second)],
    ...(vantage?.length ? { vantage } : {}),
    ...(portalNames?.length ? { portalNames } : {}),
    ...(thresholds ? { thresholds } : {}),
  };
}

export function toTls({ trust, ca, pin, serverName }: TlsDraft): TlsSettings {
  const name = serverName.trim();
  return {
    trust,
    ...(name === "" ? {} : { serverName: name }),
    ...(trust === "ca" ? { ca } : {}),
    ...(trust === "pin" ? { pin: readFingerprint(pin) } : {}),
  };
}

/** As appliances and browsers write it: with colons or spaces, in capitals or not, with a name before it. */
export const readFingerprint = (text: string): string =>
  text
    .replace(/^\s*sha-?256\s*(?:fingerprint)?\s*[:=]?/i, "")
    .replace(/[\s:]/g, "")
    .toLowerCase();

function toAppliance(draft: ApplianceDraft): Appliance {
  const [writeClientId, peer] = [draft.writeClientId.trim(), readHostPort(draft.peer.trim())];
  return {
    name: draft.name.trim(),
    host: draft.host.trim(),
    port: Number(draft.port),
    clientId: draft.clientId.trim(),
    ...(writeClientId === "" ? {} : { writeClientId }),
    ...(peer ? { peer } : {}),
    tls: toTls(draft.tls),
  };
}

function toThresholds({ thresholds }: PairDraft): PairDefinition["thresholds"] {
  const set = thresholdNames.flatMap((name) => {
    const text = thresholds[name].trim();
    return text === "" ? [] : [[name, Number(text)] as const];
  });
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}

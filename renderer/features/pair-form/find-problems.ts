/**
 * What is wrong with the texts in the forms of a pair, by field. The core has the last word over the same schema as a
 * pairs file; here it is said early and beside the field that causes it.
 */
import { isHost, isIpAddress, isPort, isReservedName, readHostPort } from "../../../shared/domain/address-text.ts";
import { type ApplianceDraft, type PairDraft, type Place, type TlsDraft, thresholdNames } from "./pair-draft.ts";
import { thresholdLimits } from "./threshold-limits.ts";
import { readFingerprint, readList } from "./to-definition.ts";

/** By the path that the field has in a pairs file, as `appliances.0.tls.pin`. */
export type Problems = Readonly<Record<string, string>>;

type Check = readonly [field: string, problem: string | null];

const collect = (checks: readonly Check[]): Problems =>
  Object.fromEntries(checks.filter((check): check is readonly [string, string] => check[1] !== null));

export function siteProblems(draft: PairDraft): Problems {
  const { site, method } = draft;
  return collect([
    ["site.host", hostProblem(site.host)],
    ["site.port", portProblem(site.port)],
    ["name", longText(draft.name, "Give the pair a name.", 120)],
    ["group", draft.group.trim().length > 64 ? "A group's name has at most 64 characters." : null],
    ["network.method", method === null ? "Choose how the site name finds the appliance in charge." : null],
    [
      "network.sharedIps",
      method === "shared-ip" ? listProblem(draft.sharedIps, isIpAddress, "an IP address", 16) : null,
    ],
    ["site.connect", listProblem(site.connect, isHostPort, "an address as host:port", 8)],
    ...(site.tls ? tlsChecks("site.tls", site.tls) : []),
  ]);
}

/** `place`: which of the two; a name that both bear is the second one's problem. */
export function applianceProblems(draft: PairDraft, place: Place): Problems {
  const appliance = draft.appliances[place];
  const at = (field: string) => `appliances.${place}.${field}`;
  return collect([
    [at("name"), nameProblem(draft, place)],
    [at("host"), hostProblem(appliance.host)],
    [at("port"), portProblem(appliance.port)],
    [at("clientId"), longText(appliance.clientId, "Enter the API account's client id.", 256)],
    [at("secret"), appliance.secret.trim().length > 4096 ? "A client secret has at most 4,096 characters." : null],
    ...tlsChecks(at("tls"), appliance.tls),
    [at("peer"), optional(appliance.peer, (text) => (isHostPort(text) ? null : "Write the address as host:port."))],
    [at("writeClientId"), appliance.writeClientId.trim().length > 256 ? "It has at most 256 characters." : null],
    [at("writeSecret"), writeSecretProblem(appliance)],
  ]);
}

function watchingProblems(draft: PairDraft): Problems {
  const limits = thresholdNames.map(
    (name): Check => [`thresholds.${name}`, optional(draft.thresholds[name], thresholdLimits[name])],
  );
  return collect([
    ["vantage", listProblem(draft.vantage, isHostPort, "an address as host:port", 8)],
    ["portalNames", listProblem(draft.portalNames, isHost, "a host name", 64)],
    ...limits,
  ]);
}

export const allProblems = (draft: PairDraft): Problems => ({
  ...siteProblems(draft),
  ...applianceProblems(draft, 0),
  ...applianceProblems(draft, 1),
  ...watchingProblems(draft),
});

const isHostPort = (text: string): boolean => readHostPort(text) !== null;

const optional = (text: string, check: (text: string) => string | null): string | null =>
  text.trim() === "" ? null : check(text.trim());

function longText(text: string, whenEmpty: string, longest: number): string | null {
  if (text.trim() === "") return whenEmpty;
  return text.trim().length > longest ? `It has at most ${longest} characters.` : null;
}

function hostProblem(text: string): string | null {
  const host = text.trim();
  if (host === "") return "Enter a host name or an IP address.";
  if (isHost(host)) return null;
  if (/[/\s]/.test(host)) return "Enter a host name or an IP address alone, without spaces and without a path.";
  return "This is neither a host name nor an IP address.";
}

const portProblem = (text: string): string | null =>
  /^\d+$/.test(text.trim()) && isPort(Number(text)) ? null : "A port is a number from 1 to 65535.";

function nameProblem({ appliances }: PairDraft, place: Place): string | null {
  const name = appliances[place].name.trim();
  if (isReservedName(name)) return "Pairdesk uses this word itself; choose another name.";
  if (place === 1 && name !== "" && name === appliances[0].name.trim()) {
    return "The first appliance has this name already; give this one another.";
  }
  return longText(name, "Give the appliance a name.", 64);
}

function listProblem(text: string, isOne: (entry: string) => boolean, what: string, most: number): string | null {
  const entries = readList(text);
  const wrong = entries.find((entry) => !isOne(entry));
  if (wrong !== undefined) return `“${wrong.slice(0, 60)}” is not ${what}.`;
  return entries.length > most ? `There can be ${most} at most.` : null;
}

function tlsChecks(path: string, tls: TlsDraft): Check[] {
  return [
    [`${path}.ca`, tls.trust === "ca" ? caProblem(tls.ca) : null],
    [`${path}.pin`, tls.trust === "pin" ? pinProblem(tls.pin) : null],
    [`${path}.serverName`, optional(tls.serverName, hostProblem)],
  ];
}

const pinProblem = (text: string): string | null => {
  if (text.trim() === "") return "Enter the fingerprint, or run the test and trust the one it shows.";
  return /^[0-9a-f]{64}$/.test(readFingerprint(text))
    ? null
    : "A SHA-256 fingerprint has 64 hexadecimal digits; this is something else.";
};

/** What can be told without reading the certificate itself; whether it is the right one, the connection test tells. */
export function caProblem(text: string): string | null {
  if (text.trim() === "") return "Choose the CA's certificate file, or paste its text.";
  if (text.length > 1_000_000) return "This is larger than any CA file. Choose the certificate alone.";
  if (text.includes("PRIVATE KEY-----")) return "This holds a private key. Choose the file with the certificate alone.";
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) {
    return "There is no certificate in PEM form in it. Such a text begins with -----BEGIN CERTIFICATE-----.";
  }
  const isWhole = blocks.every(([, body = ""]) => /^MI[A-Za-z0-9+/]{60,}={0,2}$/.test(body.replace(/\s/g, "")));
  return isWhole ? null : "The certificate in it is damaged or cut off. Export it again and choose the new file.";
}

function writeSecretProblem({ writeSecret, writeClientId }: ApplianceDraft): string | null {
  if (writeSecret.trim() === "") return null;
  return writeClientId.trim() === "" ? "Enter the client id that this secret belongs to." : null;
}

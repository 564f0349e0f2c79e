/** The grid of what is served, in few words: nine cells are read at a glance, the whole story is in the details. */
import type { CertificateFacts } from "../../shared/certificates/certificate-facts.ts";
import type { ServedChain, Stapled } from "../../shared/certificates/certificate-grid.ts";
import { type SentName, siteTarget } from "../../shared/certificates/sent-names.ts";
import type { Layer, Unreachable } from "../../shared/domain/observation.ts";
import { localDay } from "./local-time.ts";

/** As the core names where a certificate is served: nine places are three where the way of asking makes no difference. */
export function placesInShort(places: readonly string[]): readonly string[] {
  const variantsOf = (place: string) => [`${place} without a name`, `${place} with a wrong name`];
  const alike = places.filter((place) => variantsOf(place).every((variant) => places.includes(variant)));
  const folded = new Set(alike.flatMap(variantsOf));
  return places
    .filter((place) => !folded.has(place))
    .map((place) => (alike.includes(place) ? `${place} however asked` : place));
}

/** As a heading or in a sentence. */
export const targetName = (target: string): string => (target === siteTarget ? "Site name" : target);

export const sentNameWords: Record<SentName, { title: string; meaning: string; short: string }> = {
  site: { title: "With the site's name", meaning: "as clients ask", short: "with the site's name" },
  none: { title: "Without a name", meaning: "as very old clients ask", short: "without a name" },
  wrong: { title: "With a wrong name", meaning: "as an old bookmark asks", short: "with a wrong name" },
};

/** What a person would call it: its common name, else its first name, else all of its subject. */
export function certificateName({ subject, names }: Pick<CertificateFacts, "subject" | "names">): string {
  const common = /(?:^|,\s*)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1];
  return common?.replace(/\\(.)/g, "$1") ?? names[0] ?? (subject || "no name at all");
}

/** The common name alone of somebody who issued. */
export const issuerName = ({ issuer }: Pick<CertificateFacts, "issuer">): string =>
  certificateName({ subject: issuer, names: [] });

export const protocolWords = (protocol: string): string => protocol.replace(/^TLSv/, "TLS ");

/** `9f3a:1c20`: enough to tell certificates apart by eye. */
export const fingerprintStart = (sha256: string): string => `${sha256.slice(0, 4)}:${sha256.slice(4, 8)}`;

/** Why it is refused, for a cell. */
export const refusalInShort = (code: string): string =>
  (Object.hasOwn(refusals, code) ? refusals[code] : undefined) ?? `refused (${code})`;

const refusals: Record<string, string> = {
  PIN_CHANGED: "not the pinned one",
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "made for other names",
  HOSTNAME_MISMATCH: "made for other names",
  DEPTH_ZERO_SELF_SIGNED_CERT: "signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "unknown issuer",
  UNABLE_TO_GET_ISSUER_CERT: "gap in the chain",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "gap in the chain",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "gap in the chain",
  CERT_UNTRUSTED: "unknown issuer",
  CERT_REJECTED: "unknown issuer",
  CERT_REVOKED: "revoked",
  INVALID_PURPOSE: "not for a web server",
  INVALID_CA: "not for a web server",
};

/** `TCP connection: nothing listens there`. */
export function unreachableInShort({ layer, code }: Pick<Unreachable, "layer" | "code">): {
  layer: string;
  cause: string;
} {
  const cause = Object.hasOwn(causes, code) ? causes[code] : undefined;
  return { layer: layers[layer], cause: cause ?? `failed (${code})` };
}

const layers: Record<Layer, string> = {
  dns: "Name look-up",
  tcp: "TCP connection",
  tls: "TLS handshake",
  http: "Request",
};

const causes: Record<string, string> = {
  ENOTFOUND: "the name is not known",
  ENODATA: "the name has no address",
  EAI_NONAME: "the name is not known",
  EAI_AGAIN: "no name server answered",
  ESERVFAIL: "no name server answered",
  ECONNREFUSED: "nothing listens there",
  CONNECT_TIMEOUT: "no answer in time",
  ETIMEDOUT: "no answer in time",
  EHOSTUNREACH: "no way there",
  ENETUNREACH: "no way there",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  HANDSHAKE_TIMEOUT: "taken, then silence",
  NO_CERTIFICATE: "no certificate was shown",
  EPROTO: "it does not speak TLS",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS",
  ERR_SSL_HTTP_REQUEST: "it does not speak TLS",
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: "it does not know this name",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "no TLS version in common",
  ERR_SSL_UNSUPPORTED_PROTOCOL: "no TLS version in common",
  ECANCELED: "ended before an answer",
};

export function stapledWords(stapled: Stapled | null): string {
  if (stapled === null) return "none sent";
  const said = { good: "good", revoked: "revoked", unknown: "unknown to its issuer", unreadable: "could not be read" };
  const until = stapled.nextUpdate === null ? "" : `, holds until ${localDay(stapled.nextUpdate)}`;
  return `${said[stapled.status]}${until}`;
}

/** An unknown code says already that it is refused. */
function refusedWords(code: string): string {
  const words = refusalInShort(code);
  return words.startsWith("refused") ? words : `refused: ${words}`;
}

/** Accepted or not, by what the pair is told to trust. A pin can accept what no client would. */
export function trustWords({ refusal, clientRefusal }: Pick<ServedChain, "refusal" | "clientRefusal">): {
  isAccepted: boolean;
  words: string;
} {
  if (clientRefusal === null && refusal === null) return { isAccepted: true, words: "accepted" };
  if (refusal === null)
    return { isAccepted: false, words: `accepted here only: ${refusalInShort(clientRefusal ?? "")}` };
  return { isAccepted: false, words: refusedWords(refusal) };
}

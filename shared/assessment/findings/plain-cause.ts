/**
 * Why a connection came to nothing, and what mends it, in words for a person: the layer at which it ended says what was
 * still in order. The code stands behind them for whoever looks it up.
 */
import type { TlsUntrusted, Unreachable } from "../../domain/observation.ts";

/** `at`: what was asked, `host:port`. Ends without a full stop. */
export function causeOfSilence({ layer, code }: Unreachable, at: string): string {
  return `${wordsForSilence(layer, code, at)} (${layerWords[layer]}: ${code})`;
}

const layerWords: Record<Unreachable["layer"], string> = {
  dns: "name look-up",
  tcp: "connection",
  tls: "TLS handshake",
  http: "request",
};

const noWay = ["ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EHOSTDOWN", "EADDRNOTAVAIL"];

function wordsForSilence(layer: Unreachable["layer"], code: string, at: string): string {
  if (layer === "dns") return `the name in ${at} is not found; check its spelling and the name servers`;
  if (layer === "tcp" && code === "ECONNREFUSED") {
    return `${at} refuses connections; check the port, and whether the appliance runs`;
  }
  if (noWay.includes(code)) return `there is no way to ${at}; check this computer's network and the routes`;
  if (layer === "tcp") return `nothing answers at ${at}; it is switched off, or a firewall drops the connection`;
  if (code === "ECONNRESET")
    return `${at} cuts the connection off; look whether something between you and it does that`;
  if (layer === "tls" && code === "HANDSHAKE_TIMEOUT") return `${at} takes the connection and says nothing; it hangs`;
  if (layer === "tls") return `what answers at ${at} does not speak TLS as expected; check the port`;
  return `${at} takes the request and does not answer it; it hangs or is overloaded`;
}

/** Of a certificate that is not trusted. */
export function causeOfDistrust({ code }: Pick<TlsUntrusted, "code">): string {
  return `${distrustWords[code] ?? "a check of it failed"} (${code})`;
}

const unknownIssuer =
  "its issuer is not known here; give this pair the authority's certificate, or send the whole chain from the appliance";
const selfSigned = "it is self-signed; have one signed by an authority, or pin this one";

const distrustWords: Readonly<Record<string, string>> = {
  PIN_CHANGED:
    "it is not the pinned one; compare fingerprints before you pin it anew, since somebody may stand in between",
  ERR_TLS_CERT_ALTNAME_INVALID: "it is for other names; enter the server name that it covers, or mend the certificate",
  CERT_HAS_EXPIRED: "it has expired; renew it",
  CERT_NOT_YET_VALID: "it is not valid yet; check this computer's clock",
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
};

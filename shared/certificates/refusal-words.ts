/**
 * Why a handshake was refused, in words. The codes are OpenSSL's and our own, never an appliance's; one that is not known here
 * is shown as it is.
 */
const words: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "a certificate of the chain has expired",
  CERT_NOT_YET_VALID: "a certificate of the chain is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is signed by itself and by nobody whom clients trust",
  SELF_SIGNED_CERT_IN_CHAIN: "the chain ends at an authority that is not trusted",
  UNABLE_TO_GET_ISSUER_CERT: "an issuer is neither sent nor trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "an issuer is neither sent nor trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the issuer of the certificate is neither sent nor trusted",
  CERT_UNTRUSTED: "the authority is not trusted for this",
  CERT_REJECTED: "the authority is marked as not to be trusted",
  CERT_SIGNATURE_FAILURE: "a signature of the chain is not right",
  CERT_CHAIN_TOO_LONG: "the chain is too long",
  CERT_REVOKED: "a certificate of the chain was revoked",
  PATH_LENGTH_EXCEEDED: "an authority of the chain stands higher than it may",
  INVALID_CA: "a certificate that may not issue others has issued one",
  INVALID_PURPOSE: "the certificate is not made for servers",
  EE_KEY_TOO_SMALL: "the key is too small",
  CA_KEY_TOO_SMALL: "the key of an authority is too small",
  CA_MD_TOO_WEAK: "a signature of the chain uses a weak digest",
  HOSTNAME_MISMATCH: "the certificate does not cover the name",
  ERR_TLS_CERT_ALTNAME_INVALID: "the certificate does not cover the name",
  PIN_CHANGED: "it is not the certificate that this pair is pinned to",
};

export const refusalWords = (code: string): string => {
  const known = words[code];
  return known === undefined ? code : `${known} (${code})`;
};

/** What a refused handshake means for the pair: a changed fingerprint alarms Pairdesk and is nothing that clients see. */
export const refusedInWords = (name: string, host: string, code: string): string =>
  code === "PIN_CHANGED"
    ? `${name} does not serve, under the name ${host}, the certificate that this pair is pinned to (${code}).`
    : `Clients would refuse ${name} under the name ${host}: ${refusalWords(code)}.`;

/** OpenSSL's words for an issuer that was neither sent nor is trusted. */
const issuerNotFound = [
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

export const isIssuerNotFound = (code: string | null): boolean => code !== null && issuerNotFound.includes(code);

/** Node checks the name after everything else, so whoever is refused for it alone is trusted. */
export const isRefusedForName = (code: string): boolean =>
  code === "ERR_TLS_CERT_ALTNAME_INVALID" || code === "HOSTNAME_MISMATCH";

/** The way up ends at nobody whom this computer knows; somebody else may. */
export const isAuthorityUnknown = (code: string | null): boolean =>
  isIssuerNotFound(code) || code === "SELF_SIGNED_CERT_IN_CHAIN" || code === "DEPTH_ZERO_SELF_SIGNED_CERT";

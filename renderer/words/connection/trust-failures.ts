import type { ConnectionWords, Whom } from "./layer-failures.ts";

type Say = (whom: Whom) => ConnectionWords;

/** Nothing secret was sent in any of these cases; the fingerprint belongs beside the words. */
export function trustFailures(code: string, whom: Whom): ConnectionWords {
  const say = Object.hasOwn(known, code) ? known[code] : undefined;
  return say?.(whom) ?? refused(code)(whom);
}

const where = "/appliance > Security > Certificates";

const selfSigned: Say = ({ name }) => ({
  what: `Trust: ${name} shows a certificate that it signed itself, so nothing proves who it is.`,
  fix: `Assign the site's certificate to the active IP in ${where}. If this one is meant to be there, compare its fingerprint on the appliance and pin it.`,
});
const unknownIssuer: Say = ({ name }) => ({
  what: `Trust: the certificate of ${name} was issued by an authority that this computer does not know.`,
  fix: "If it is your own authority, choose its CA file in the pair's trust settings. Never trust one you cannot name.",
});
const chainGap: Say = ({ name }) => ({
  what: `Trust: ${name} does not send the certificates between its own and an authority that is trusted.`,
  fix: `Import the missing intermediate certificate in ${where}. If the authority is your own, choose its CA file in the pair's trust settings.`,
});
const wrongName: Say = ({ name }) => ({
  what: `Trust: the certificate of ${name} is made out for other names.`,
  fix: "Set the server name in the pair's TLS settings to a name in the certificate (the site's public name as a rule), or serve a certificate that holds this one.",
});
const wrongPurpose: Say = ({ name }) => ({
  what: `Trust: the certificate of ${name} is not made for a web server.`,
  fix: `Serve a certificate for server authentication, and check the authorities in its chain, in ${where}.`,
});

const known: Record<string, Say> = {
  PIN_CHANGED: ({ name }) => ({
    what: `Trust: ${name} shows another certificate than the pinned one.`,
    fix: "If somebody has renewed it, compare the new fingerprint on the appliance itself and pin it anew. If nobody has, somebody else may be answering: do not accept it.",
  }),
  CERT_HAS_EXPIRED: ({ name }) => ({
    what: `Trust: the certificate of ${name}, or one in its chain, has expired.`,
    fix: `Import the renewed certificate in ${where} and assign it to the active IP. If it has not expired yet, check this computer's clock.`,
  }),
  CERT_NOT_YET_VALID: ({ name }) => ({
    what: `Trust: the certificate of ${name} is not valid yet.`,
    fix: "Check this computer's clock first. If it is right, the certificate was put in place too early.",
  }),
  ERR_TLS_CERT_ALTNAME_INVALID: wrongName,
  HOSTNAME_MISMATCH: wrongName,
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: chainGap,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: chainGap,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: chainGap,
  CERT_UNTRUSTED: unknownIssuer,
  CERT_REJECTED: unknownIssuer,
  CERT_REVOKED: ({ name }) => ({
    what: `Trust: the certificate of ${name} was revoked by its authority.`,
    fix: `Find out why before anything else, then serve a new one in ${where}.`,
  }),
  INVALID_PURPOSE: wrongPurpose,
  INVALID_CA: wrongPurpose,
};

const refused =
  (code: string): Say =>
  ({ name }) => ({
    what: `Trust: the certificate of ${name} was refused (${code}).`,
    fix: `Look at the certificate and its chain in ${where}, and at the pair's trust settings.`,
  });

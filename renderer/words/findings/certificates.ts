import type { FindingWords } from "./finding-words.ts";

/** What clients would be shown, now and after a failover. */
export const certificateWords: Record<string, FindingWords> = {
  CERT_EXPIRED: {
    title: "The certificate has expired",
    meaning: "Browsers and clients refuse the appliance that serves it, or that sends it along in its chain.",
    advice:
      "Import the renewed certificate with its chain in /appliance > Security > Certificates and assign it to the active IP, on both appliances.",
  },
  CERT_EXPIRING: {
    title: "The certificate expires soon",
    meaning: "Less than a third of its life is left, or less than 30 days.",
    advice: "Renew it now, import it on both appliances, and check that both serve the new one.",
  },
  CERT_REFUSED_ON_BACKUP: {
    title: "Clients would refuse the backup",
    meaning: "A strict handshake with the backup under the site name failed: after a failover nobody could connect.",
    advice:
      "Bring the primary's certificate with its key and chain to the backup and assign it to the active IP there.",
  },
  CERT_MISMATCH: {
    title: "Different certificates",
    meaning: "Both would be accepted, but they are not the same. It is easy to renew one and forget the other.",
    advice: "Bring the newer one to both appliances.",
  },
  CERT_NAME_MISSING: {
    title: "A name is missing in the certificate",
    meaning: "Clients that use this name would refuse the appliance.",
    advice: "Request a certificate that holds every name in use.",
  },
  CERT_SELF_SIGNED: {
    title: "A self-signed certificate is served",
    meaning: "No client that has not been told to trust it accepts it.",
    advice: "Assign the site's certificate to the active IP of this appliance.",
  },
  CERT_CHAIN_INCOMPLETE: {
    title: "The certificate chain has a gap",
    meaning: "Some clients fill the gap by themselves, others refuse.",
    advice: "Import the missing intermediate certificate on this appliance.",
  },
  CERT_NO_SNI_DIFFERS: {
    title: "Old clients are shown another certificate",
    meaning: "A client that does not name the site in its handshake gets a different certificate, or a factory one.",
    advice: "Make the site's certificate the default one of the IP in /appliance > Security > Certificates.",
  },
  CERT_LETS_ENCRYPT: {
    title: "The certificate comes from Let's Encrypt",
    meaning:
      "It lasts 90 days and renews only on the appliance that the name leads to: the other one is left behind. The vendor advises against it for failover pairs.",
    advice:
      "Use a certificate of another authority on both appliances. Until then, bring each renewed one to the other appliance by hand.",
  },
  TLS_UNTRUSTED: {
    title: "The certificate is not trusted here",
    meaning: "What is served there is not what this pair is told to trust, so the API account was not sent.",
    advice: "If the certificate was renewed, update the pair's trust. If not, find out who answers at this address.",
  },
};

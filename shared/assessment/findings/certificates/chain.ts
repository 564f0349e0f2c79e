/**
 * Whether an appliance sends what a client needs to get from its certificate to an authority. A client may know the missing
 * link from elsewhere, so a chain is called incomplete only when something shows that it is: the strict handshake found no
 * issuer, or the other appliance sends more for the same certificate.
 */
import type { ChainLink } from "../../../domain/observation.ts";
import { otherThan } from "../../situation.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "../finding.ts";
import { served } from "./served.ts";

/** OpenSSL's words for an issuer that was neither sent nor is trusted. */
const issuerNotFound = [
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

export const chainIncomplete: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  const end = shown && endOfChain(shown.certificate.chain ?? []);
  if (!shown || !end || end.isSelfSigned) return null;
  const peer = otherThan(situation, appliance);
  const peerShown = served(peer, situation);
  const isSameLeaf = peerShown?.certificate.sha256 === shown.certificate.sha256;
  const link = isSameLeaf ? peerShown?.certificate.chain?.find(({ subject }) => subject === end.issuer) : undefined;
  // A self-signed link is the root, which nobody has to send.
  const isSentByPeer = link !== undefined && !link.isSelfSigned;
  if (!isSentByPeer && !issuerNotFound.includes(shown.refusal ?? "")) return null;
  const why = isSentByPeer
    ? `${peer.name} sends the certificate of its issuer, ${end.issuer}, as well`
    : `its issuer, ${end.issuer}, is neither sent nor an authority that this pair trusts`;
  const message = `The chain that ${appliance.name} serves ends at ${end.subject}; ${why}.`;
  const evidence = [
    tried(
      `${appliance.name} sends ${(shown.certificate.chain ?? []).map(({ subject }) => subject).join("; ")}`,
      shown.at,
    ),
  ];
  if (isSentByPeer && peerShown) evidence.push(tried(`${peer.name} sends ${link.subject}`, peerShown.at));
  return finding("CERT_CHAIN_INCOMPLETE", "warning", message, evidence, appliance);
});

/** From the leaf on by issuer, whatever order they were sent in; null when nothing is known of it. */
function endOfChain(chain: ChainLink[]): ChainLink | null {
  const [leaf] = chain;
  if (!leaf) return null;
  const rest = new Set(chain.slice(1));
  let end = leaf;
  for (;;) {
    const next = [...rest].find(({ subject }) => subject === end.issuer);
    if (!next || end.isSelfSigned) return end;
    rest.delete(next);
    end = next;
  }
}

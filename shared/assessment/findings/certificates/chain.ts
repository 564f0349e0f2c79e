/**
 * Whether an appliance sends what a client needs to get from its certificate to an authority. A client may know the missing
 * link from elsewhere, so a chain is called incomplete only when something shows that it is: the strict handshake found no
 * issuer, or the other appliance sends more for the same certificate.
 */
import { orderChain } from "../../../certificates/chain-order.ts";
import { isIssuerNotFound } from "../../../certificates/refusal-words.ts";
import { otherThan } from "../../situation.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "../finding.ts";
import { served } from "./served.ts";

export const chainIncomplete: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  const end = shown && orderChain(shown.certificate.chain ?? []).path.at(-1);
  if (!shown || !end || end.isSelfSigned) return null;
  const peer = otherThan(situation, appliance);
  const peerShown = served(peer, situation);
  const isSameLeaf = peerShown?.certificate.sha256 === shown.certificate.sha256;
  const link = isSameLeaf ? peerShown?.certificate.chain?.find(({ subject }) => subject === end.issuer) : undefined;
  // A self-signed link is the root, which nobody has to send.
  const isSentByPeer = link !== undefined && !link.isSelfSigned;
  if (!isSentByPeer && !isIssuerNotFound(shown.refusal)) return null;
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

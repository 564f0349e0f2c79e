/** Whether what is sent along leads a client from the server's certificate to an authority, and holds nothing else. */
import { isIssuedBy, orderChain } from "../../chain-order.ts";
import { isIssuerNotFound, isRefusedForName } from "../../refusal-words.ts";
import type { JudgeInput } from "../judge-input.ts";
import {
  type CertificateRule,
  forEachTarget,
  isCut,
  type Judged,
  nameOf,
  placeInWords,
  type Seen,
  seenAt,
  targetsOf,
} from "../looked-at.ts";

/**
 * A client may know the missing link from elsewhere, so a chain is called incomplete only when something shows that it is: the
 * handshake found no issuer, or somebody else sends more for the same certificate.
 */
export const chainComplete: CertificateRule = forEachTarget("chain-complete", (seen, input) => {
  const { served } = seen;
  const place = placeInWords(seen);
  const end = orderChain(served.chain).path.at(-1) ?? seen.leaf;
  if (end.isSelfSigned) return { answer: "yes", message: `The chain from ${place} leads up to ${end.subject}.` };
  const missing = `${end.issuer}, who issued ${nameOf(end, served.chain)}, is missing in the chain from ${place}`;
  const advice = "import the chain of the issuer under Security > Certificates";
  const sender = sentElsewhere(seen, end, input);
  if (sender) return { answer: "no", message: `${missing}, while it is sent by ${sender}; ${advice}.` };
  if (isAccepted(seen)) return { answer: "yes", message: `The chain from ${place} leads up to a known authority.` };
  if (isCut(served)) return { answer: "unknown", message: `The chain from ${place} is too long to be followed.` };
  if (isShownToBeIncomplete(seen)) return { answer: "no", message: `${missing} and not known; ${advice}.` };
  return {
    answer: "unknown",
    message: `The chain from ${place} ends at ${end.subject}; whether clients know ${end.issuer} could not be seen.`,
  };
});

const isAccepted = ({ served: { refusal, clientRefusal } }: Seen): boolean =>
  clientRefusal === null || isRefusedForName(clientRefusal) || (refusal !== null && isRefusedForName(refusal));

/**
 * Under a pinned fingerprint the authority may be a private one that this computer does not know: then only a certificate
 * that comes alone is surely too little.
 */
const isShownToBeIncomplete = ({ served: { chain, refusal, clientRefusal } }: Seen): boolean =>
  isIssuerNotFound(refusal) || (isIssuerNotFound(clientRefusal) && chain.length === 1);

/** A self-signed one is the root, which nobody has to send. */
function sentElsewhere(seen: Seen, end: Seen["leaf"], input: JudgeInput): string | null {
  const sender = targetsOf(input).find((target) => {
    const other = seenAt(input, target, "site");
    return (
      other?.leaf.sha256 === seen.leaf.sha256 &&
      other.served.chain.some((one) => !one.isSelfSigned && isIssuedBy(end, one))
    );
  });
  return sender === undefined ? null : placeInWords({ target: sender });
}

export const chainInOrder: CertificateRule = forEachTarget("chain-in-order", (seen): Judged => {
  const { isInOrder, foreign } = orderChain(seen.served.chain);
  const place = placeInWords(seen);
  const strangers = [...new Set(foreign.map(({ subject }) => subject))].join("; ");
  if (isCut(seen.served)) return { answer: "unknown", message: `The chain from ${place} is too long to be followed.` };
  if (foreign.length > 0) {
    const message = `In the chain from ${place} stands what does not belong to it, or stands there twice: ${strangers}. Import the repaired chain, with each issuer once.`;
    return { answer: "no", message };
  }
  return isInOrder
    ? { answer: "yes", message: `In the chain from ${place} each certificate is followed by its issuer.` }
    : {
        answer: "no",
        message: `The chain from ${place} is not in order, which some clients refuse; import it again in the repaired order.`,
      };
});

export const rootNotSent: CertificateRule = forEachTarget("root-not-sent", (seen): Judged => {
  const { root } = orderChain(seen.served.chain);
  const place = placeInWords(seen);
  if (root) {
    const message = `The root, ${root.subject}, is sent along by ${place}; clients have their own copy and ignore it. Leave it out of the next import.`;
    return { answer: "no", message };
  }
  return isCut(seen.served)
    ? { answer: "unknown", message: `The chain from ${place} is too long to be followed.` }
    : { answer: "yes", message: `No root is sent along by ${place}.` };
});

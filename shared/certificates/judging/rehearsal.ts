/**
 * Would clients accept the appliance that would take over? Judged from a handshake with its own address under the site's name.
 * What a client knows decides (`clientRefusal`): a fingerprint that this pair is pinned to is known to Pairdesk alone. Beyond
 * the handshake it is held against what clients check and this computer perhaps does not.
 */
import type { CertificateFacts } from "../certificate-facts.ts";
import type { Rehearsal } from "../certificates-view.ts";
import { orderChain } from "../chain-order.ts";
import { coversName } from "../name-cover.ts";
import { isRefusedForName, refusedInWords } from "../refusal-words.ts";
import { serverUseProblem } from "../server-use.ts";
import { weakDigestOf, weakKeyOf } from "../weak.ts";
import type { JudgeInput } from "./judge-input.ts";
import { capital, cellOf, nameOf, type Seen, seenAt, unseenReason } from "./looked-at.ts";

export function rehearse(input: JudgeInput): Rehearsal {
  const { standIn, pair } = input;
  if (standIn === null) return unknown(null, null, "It is not known which appliance would take over.");
  const seen = seenAt(input, standIn, "site");
  if (!seen) return unknown(standIn, cellOf(input, standIn, "site")?.at ?? null, unseenReason(input, standIn));
  const host = pair.site.host;
  const against = [...refusals(seen, host), ...ownDoubts(seen, input)];
  const pin = seen.served.refusal === "PIN_CHANGED" ? [refusedInWords(standIn, host, "PIN_CHANGED")] : [];
  const reasons = against.length > 0 ? against : [`Clients would accept ${standIn} under the name ${host}.`];
  return { appliance: standIn, answer: against.length > 0 ? "no" : "yes", reasons: [...reasons, ...pin], at: seen.at };
}

const unknown = (appliance: string | null, at: string | null, reason: string): Rehearsal => ({
  appliance,
  answer: "unknown",
  reasons: [reason],
  at,
});

/** In the words of the finding about it. */
const refusals = ({ target, served: { clientRefusal } }: Seen, host: string): string[] =>
  clientRefusal === null ? [] : [refusedInWords(target, host, clientRefusal)];

/** Of everything between the server's certificate and the root, which clients have themselves. */
function ownDoubts(seen: Seen, { pair, nowMs }: JudgeInput): string[] {
  const { leaf, served, target } = seen;
  const { chain } = served;
  const { path, root } = orderChain(chain);
  const isNamed = coversName(leaf.names, pair.site.host);
  const names =
    isNamed || (served.clientRefusal !== null && isRefusedForName(served.clientRefusal))
      ? []
      : [`The certificate that ${target} serves does not cover ${pair.site.host}.`];
  return [...names, ...path.filter((element) => element !== root).flatMap((one) => doubtsAbout(one, chain, nowMs))];
}

function doubtsAbout(element: CertificateFacts, chain: readonly CertificateFacts[], nowMs: number): string[] {
  const who = capital(nameOf(element, chain));
  const digest = weakDigestOf(element, chain);
  const key = weakKeyOf(element);
  const use = serverUseProblem(element, element.sha256 === chain[0]?.sha256 ? "leaf" : "authority");
  const found = [
    Date.parse(element.notAfter) <= nowMs && `${who} has expired on ${element.notAfter.slice(0, 10)}.`,
    Date.parse(element.notBefore) > nowMs && `${who} is not valid before ${element.notBefore.slice(0, 10)}.`,
    digest && `${who} is signed with ${digest}, which clients refuse.`,
    key && `${who} has a key that is too small (${key}).`,
    use && `${who} ${use}.`,
  ];
  return found.filter((reason): reason is string => typeof reason === "string");
}

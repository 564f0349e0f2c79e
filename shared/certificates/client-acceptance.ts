/**
 * Would clients accept what an appliance serves under the site's name? The one judgement behind the rehearsal and behind the
 * finding about the backup. What a client knows decides (`clientRefusal`): a fingerprint that this pair is pinned to is known
 * to Pairdesk alone. Beyond the handshake it is held against what clients check and this computer perhaps does not.
 */
import type { Answer } from "../domain/answer.ts";
import type { TlsSettings } from "../domain/pair.ts";
import { type ChainElement, orderChain } from "./chain-order.ts";
import { coversName } from "./name-cover.ts";
import { isAuthorityUnknown, isRefusedForName, refusedInWords } from "./refusal-words.ts";

/** One certificate that was sent, with what clients could have against it; the rest of a sentence about it. */
export interface ShownElement extends ChainElement {
  notBefore?: string | undefined;
  notAfter: string;
  weakDigest?: string | undefined;
  weakKey?: string | undefined;
  useProblem?: string | undefined;
}

export interface Shown {
  appliance: string;
  /** The site's name. */
  host: string;
  trust: TlsSettings["trust"];
  clientRefusal: string | null;
  names: readonly string[];
  chain: readonly ShownElement[];
  /** When the handshake was. */
  at: string;
  nowMs: number;
}

/** `reasons` is empty where the answer is yes. */
export function acceptanceByClients(shown: Shown): { answer: Answer; reasons: string[] } {
  const { appliance, host, trust, clientRefusal } = shown;
  // A private authority may well be known to the clients; this computer was told the fingerprint alone.
  const isPrivate = trust === "pin" && isAuthorityUnknown(clientRefusal);
  const refused = clientRefusal === null || isPrivate ? [] : [refusedInWords(appliance, host, clientRefusal)];
  const against = [...refused, ...nameDoubts(shown), ...elementDoubts(shown)];
  if (against.length > 0) return { answer: "no", reasons: against };
  return isPrivate
    ? { answer: "unknown", reasons: [`Whether clients know the authority behind ${appliance} could not be seen here.`] }
    : { answer: "yes", reasons: [] };
}

/** The handshake ended by the appliance's own word, for whoever asks it like that; not by the way there. */
export const turnsClientsAway = ({ layer, code }: { layer: string; code: string }): boolean =>
  layer === "tls" && /ALERT|UNRECOGNIZED_NAME|UNSUPPORTED_PROTOCOL/.test(code);

export const turnedAwayInWords = (appliance: string, host: string, code: string): string =>
  `${appliance} turns clients away that ask for ${host} (${code}).`;

function nameDoubts({ appliance, host, names, clientRefusal }: Shown): string[] {
  if (clientRefusal !== null && isRefusedForName(clientRefusal)) return [];
  return coversName(names, host) ? [] : [`The certificate that ${appliance} serves does not cover ${host}.`];
}

function elementDoubts(shown: Shown): string[] {
  const { path, root } = orderChain(shown.chain);
  return path.flatMap((element, place) => {
    // Clients have the root themselves, and stop at an authority that they trust before they come to its other form.
    const isPassed =
      element === root || (shown.clientRefusal === null && place > 1 && place === path.length - 1 && root === null);
    return isPassed ? [] : doubtsAbout(element, place, shown);
  });
}

function doubtsAbout(element: ShownElement, place: number, { clientRefusal, at, nowMs }: Shown): string[] {
  const who = place === 0 ? "The server's certificate" : `The certificate of ${element.subject}`;
  const { notBefore, notAfter, weakDigest, weakKey, useProblem } = element;
  // Was it over already when the handshake was accepted, clients find another way up.
  const isUnneeded = place > 0 && clientRefusal === null && Date.parse(notAfter) <= Date.parse(at);
  const found = [
    !isUnneeded && Date.parse(notAfter) <= nowMs && `${who} has expired on ${notAfter.slice(0, 10)}.`,
    // What was accepted by the same clock has begun.
    clientRefusal !== null &&
      notBefore &&
      Date.parse(notBefore) > nowMs &&
      `${who} is not valid before ${notBefore.slice(0, 10)}.`,
    weakDigest && `${who} is signed with ${weakDigest}, which clients refuse.`,
    weakKey && `${who} has a key that is too small (${weakKey}).`,
    useProblem && `${who} ${useProblem}.`,
  ];
  return found.filter((reason): reason is string => typeof reason === "string" && reason !== "");
}

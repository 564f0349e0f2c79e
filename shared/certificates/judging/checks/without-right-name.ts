/** What clients are shown that send no server name, or a wrong one: the default certificate of each appliance. */

import type { CertificateCheck, Comparison } from "../../certificates-view.ts";
import type { SentName } from "../../sent-names.ts";
import type { JudgeInput } from "../judge-input.ts";
import { appliancesOf, cellOf, type Judged, seenAt, unseenReason } from "../looked-at.ts";

const advice = "choose the same default certificate on both under Security > Certificates in /appliance";

export function noNameSame(input: JudgeInput, comparisons: readonly Comparison[]): CertificateCheck[] {
  const [a, b] = appliancesOf(input);
  const sameLeaf = comparisons.find(({ sni }) => sni === "none")?.sameLeaf ?? "unknown";
  const unseen = [a, b].find((name) => seenAt(input, name, "none") === null) ?? a;
  const messages = {
    yes: `Clients that send no name are shown the same certificate by ${a} and ${b}.`,
    no: `Clients that send no name are shown different certificates by ${a} and ${b}; ${advice}.`,
    unknown: unseenReason(input, unseen, "none"),
  };
  const at = cellOf(input, b, "none")?.at ?? null;
  const [turned, other] = isTurnedAway(a, "none", input) ? [a, b] : [b, a];
  // Where one serves them and the other does not, a failover changes what they meet.
  if (isTurnedAway(turned, "none", input) && seenAt(input, other, "none")) {
    const message = `Clients that send no name are turned away by ${turned}, while they are served by ${other}; ${advice}.`;
    return [{ code: "no-name-same", about: null, answer: "no", message, at }];
  }
  return [{ code: "no-name-same", about: null, answer: sameLeaf, message: messages[sameLeaf], at }];
}

/** The default may be neither self-signed nor the factory's, which is self-signed as well (api-facts 6). */
export const noNameNotSelfSigned = (input: JudgeInput): CertificateCheck[] =>
  appliancesOf(input).map((target) => {
    const seen = seenAt(input, target, "none");
    const at = cellOf(input, target, "none")?.at ?? null;
    return {
      code: "no-name-not-self-signed",
      about: target,
      ...judgeDefault(target, seen?.leaf.isSelfSigned, input),
      at,
    };
  });

function judgeDefault(target: string, isSelfSigned: boolean | undefined, input: JudgeInput): Judged {
  if (isSelfSigned === undefined) return { answer: "unknown", message: unseenReason(input, target, "none") };
  if (!isSelfSigned) {
    return { answer: "yes", message: `Clients that send no name are shown an issued certificate by ${target}.` };
  }
  const message = `Clients that send no name are shown a certificate by ${target} that it has signed itself, as the factory's is; ${advice}, one that was issued.`;
  return { answer: "no", message };
}

/** Ended by the appliance, and not by the way there. */
const notTheAppliances = ["CONNECT_TIMEOUT", "HANDSHAKE_TIMEOUT", "ECANCELED"];

/** Clients with an old bookmark or none of SNI must get an answer at all. */
export const wrongNameAnswered = (input: JudgeInput): CertificateCheck[] =>
  appliancesOf(input).map((target) => ({
    code: "wrong-name-answered",
    about: target,
    ...judgeWrongName(target, input),
    at: cellOf(input, target, "wrong")?.at ?? null,
  }));

/** By its own word, which clients that send the site's name do not get. */
function isTurnedAway(target: string, sni: SentName, input: JudgeInput): boolean {
  const outcome = cellOf(input, target, sni)?.outcome;
  if (outcome?.kind !== "unreachable" || outcome.layer !== "tls") return false;
  return !notTheAppliances.includes(outcome.code) && seenAt(input, target, "site") !== null;
}

function judgeWrongName(target: string, input: JudgeInput): Judged {
  const outcome = cellOf(input, target, "wrong")?.outcome;
  if (outcome?.kind === "served") {
    return { answer: "yes", message: `Clients that send a wrong name are answered by ${target} with a certificate.` };
  }
  if (outcome && isTurnedAway(target, "wrong", input)) {
    const message = `Clients that send a wrong name are turned away by ${target} (${outcome.code}); ${advice}.`;
    return { answer: "no", message };
  }
  return { answer: "unknown", message: unseenReason(input, target, "wrong") };
}

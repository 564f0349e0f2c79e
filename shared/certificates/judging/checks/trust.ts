/** By what a served certificate is trusted, what its issuer says of it, and who issued it. */
import { findAppliance, type PairDefinition, type TlsSettings } from "../../../domain/pair.ts";
import type { CertificateCheck } from "../../certificates-view.ts";
import { isByLetsEncrypt } from "../../lets-encrypt.ts";
import { isRefusedForName, refusalWords } from "../../refusal-words.ts";
import { siteTarget } from "../../sent-names.ts";
import type { JudgeInput } from "../judge-input.ts";
import {
  appliancesOf,
  type CertificateRule,
  forEachAppliance,
  forEachTarget,
  type Judged,
  placeInWords,
} from "../looked-at.ts";

const trustInWords = {
  system: "this computer's own authorities",
  ca: "the company authority that this pair names",
  pin: "the fingerprint that this pair is pinned to",
} as const;

/** The site name is trusted by its own settings or, where it has none, by the normal primary's. */
const trustOf = (pair: PairDefinition, target: string): TlsSettings["trust"] =>
  target === siteTarget
    ? (pair.site.tls ?? findAppliance(pair, pair.normalPrimary).tls).trust
    : findAppliance(pair, target).tls.trust;

export const trusted: CertificateRule = forEachTarget("trusted", (seen, { pair }): Judged => {
  const { refusal, clientRefusal } = seen.served;
  const trust = trustOf(pair, seen.target);
  const place = placeInWords(seen);
  if (refusal !== null && !isRefusedForName(refusal)) {
    const advice =
      trust === "pin"
        ? "compare the fingerprint, and set it if it is the right one"
        : "mend the chain, or name the company authority in the pair's settings";
    const message = `What is served by ${place} is not trusted by ${trustInWords[trust]}: ${refusalWords(refusal)}; ${advice}.`;
    return { answer: "no", message };
  }
  const clients = trust === "pin" ? ` ${withoutPin(clientRefusal)}` : "";
  return { answer: "yes", message: `What is served by ${place} is trusted by ${trustInWords[trust]}.${clients}` };
});

const withoutPin = (clientRefusal: string | null): string =>
  clientRefusal === null
    ? "Clients, which know no fingerprint, accept it by their authorities."
    : `Clients know no fingerprint; without it they would refuse: ${refusalWords(clientRefusal)}.`;

/** Nothing has to be sent along; what is sent is believed by clients. */
export const stapledSound: CertificateRule = forEachTarget("stapled-sound", (seen, { nowMs }): Judged => {
  const { stapled } = seen.served;
  const place = placeInWords(seen);
  if (stapled === null)
    return { answer: "yes", message: `No word of the issuer is sent along by ${place}; none has to be.` };
  const isOver = stapled.nextUpdate !== null && Date.parse(stapled.nextUpdate) <= nowMs;
  const words = {
    good: isOver ? "is over" : null,
    revoked: "says that the certificate was revoked",
    unreadable: "cannot be read",
    unknown: null,
  }[stapled.status];
  if (words !== null) {
    const advice =
      stapled.status === "revoked" ? "replace it on both now" : "see whether the appliance reaches its issuer";
    return { answer: "no", message: `The word of the issuer that is sent along by ${place} ${words}; ${advice}.` };
  }
  return stapled.status === "good"
    ? { answer: "yes", message: `The issuer's word that is sent along by ${place} says that the certificate is good.` }
    : {
        answer: "unknown",
        message: `The issuer's word that is sent along by ${place} proves nothing: it is not known to be the issuer's, of now and about this certificate.`,
      };
});

/** The vendor advises against it for failover pairs: only the appliance that DNS leads to can renew (api-facts 12). */
export const notLetsEncrypt: CertificateRule = forEachAppliance("lets-encrypt", ({ target, leaf }): Judged => {
  if (!isByLetsEncrypt(leaf.issuer)) {
    return { answer: "yes", message: `What is served by ${target} does not come from Let's Encrypt.` };
  }
  const message = `What is served by ${target} comes from Let's Encrypt, which renews only on the appliance that DNS leads to; the other one is left behind. For a pair, use an issuer whose certificate can be imported on both.`;
  return { answer: "no", message };
});

/** A wrong clock makes valid certificates invalid, and new ones not valid yet. */
export const clockSkew = (input: JudgeInput): CertificateCheck[] =>
  appliancesOf(input).map((target) => ({
    code: "clock-skew",
    about: target,
    ...judgeClock(target, input),
    at: null,
  }));

function judgeClock(target: string, { clockSkewSeconds, thresholds }: JudgeInput): Judged {
  const skew = clockSkewSeconds[target] ?? null;
  if (skew === null) {
    return { answer: "unknown", message: `How the clock of ${target} goes is not known; it has not told its time.` };
  }
  const seconds = Math.round(Math.abs(skew));
  if (Math.abs(skew) <= thresholds.clockSkewSeconds) {
    return { answer: "yes", message: `The clock of ${target} goes right (${seconds} s apart from this computer's).` };
  }
  const direction = skew > 0 ? "ahead of" : "behind";
  const message = `The clock of ${target} is ${seconds} s ${direction} this computer's, so what is valid may be refused there; set up NTP on the appliance.`;
  return { answer: "no", message };
}

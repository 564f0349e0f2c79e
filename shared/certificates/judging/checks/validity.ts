/** Whether everything that is sent is valid now, and for long enough. */
import type { CertificateFacts } from "../../certificate-facts.ts";
import { daysAhead, lifeOf } from "../../life.ts";
import type { JudgeInput } from "../judge-input.ts";
import {
  type CertificateRule,
  capital,
  forEachTarget,
  type Judged,
  nameOf,
  placeInWords,
  type Seen,
} from "../looked-at.ts";

const day = (iso: string): string => iso.slice(0, 10);

const isLeaf = (element: CertificateFacts, { leaf }: Seen): boolean => element.sha256 === leaf.sha256;

const whatToDo = (elements: readonly CertificateFacts[], seen: Seen): string =>
  elements.some((element) => isLeaf(element, seen))
    ? "Renew it and import the new one on both appliances."
    : "Import the chain that the issuer offers now on both appliances.";

export const everyElementValid: CertificateRule = forEachTarget("every-element-valid", (seen, { nowMs }): Judged => {
  const { chain } = seen.served;
  const expired = chain.filter(({ notAfter }) => Date.parse(notAfter) <= nowMs);
  const early = chain.filter(({ notBefore }) => Date.parse(notBefore) > nowMs);
  const place = placeInWords(seen);
  if (expired.length > 0) {
    const what = expired.map((one) => `${nameOf(one, chain)} has expired on ${day(one.notAfter)}`).join(", ");
    return { answer: "no", message: `${capital(what)}, served by ${place}. ${whatToDo(expired, seen)}` };
  }
  if (early.length > 0) {
    const what = early.map((one) => `${nameOf(one, chain)} is not valid before ${day(one.notBefore)}`).join(", ");
    const message = `${capital(what)}, served by ${place}. Check the clocks, or serve the one before until then.`;
    return { answer: "no", message };
  }
  return { answer: "yes", message: `Everything that is served by ${place} is valid now.` };
});

/** Of everything but a root, which clients have themselves. */
export const lastsLongEnough: CertificateRule = forEachTarget("lasts-long-enough", (seen, input): Judged => {
  const place = placeInWords(seen);
  const [next] = seen.served.chain
    .filter((one) => isLeaf(one, seen) || !one.isSelfSigned)
    .map((element) => ({ element, life: lifeOf(element, input.nowMs, input.thresholds) }))
    .sort((a, b) => a.life.leftMs - b.life.leftMs || Number(isLeaf(b.element, seen)) - Number(isLeaf(a.element, seen)))
    .filter(({ life }) => life.state !== "fine");
  return next
    ? { answer: "no", message: `${endInWords(next, seen, input)} ${whatToDo([next.element], seen)}` }
    : { answer: "yes", message: `No certificate that is served by ${place} has to be renewed yet.` };
});

function endInWords(
  { element, life }: { element: CertificateFacts; life: ReturnType<typeof lifeOf> },
  seen: Seen,
  { nowMs }: JudgeInput,
): string {
  const who = `${capital(nameOf(element, seen.served.chain))}, served by ${placeInWords(seen)},`;
  if (life.state === "expired") return `${who} has expired on ${day(element.notAfter)}.`;
  const since =
    life.renewFromMs <= nowMs ? `; renewing was due on ${day(new Date(life.renewFromMs).toISOString())}` : "";
  return `${who} expires ${daysAhead(life.leftMs)}${since}${life.state === "urgent" ? ", and it is urgent" : ""}.`;
}

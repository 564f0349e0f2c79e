/** Whether both appliances, and the site name, serve one and the same. */
import type { Answer } from "../../../domain/answer.ts";
import type { CertificateCheck, Comparison } from "../../certificates-view.ts";
import { siteTarget } from "../../sent-names.ts";
import type { JudgeInput } from "../judge-input.ts";
import { appliancesOf, cellOf, seenAt, unseenReason } from "../looked-at.ts";

/** Of what clients get that send the site's name. */
export function sameAsEachOther(input: JudgeInput, comparisons: readonly Comparison[]): CertificateCheck[] {
  const [a, b] = appliancesOf(input);
  const named = comparisons.find(({ sni }) => sni === "site");
  const { sameLeaf = "unknown", sameKey = "unknown", sameChain = "unknown" } = named ?? {};
  const unseen = unseenReason(input, [a, b].find((name) => seenAt(input, name, "site") === null) ?? a);
  const at = cellOf(input, b, "site")?.at ?? null;
  const say = (code: string, answer: Answer, yes: string, no: string): CertificateCheck => ({
    code,
    about: null,
    answer,
    message: { yes, no, unknown: unseen }[answer],
    at,
  });
  const restDiffers = named?.differences.some(({ field }) => /^c(ertificates sent|hain position)/.test(field));
  return [
    say(
      "same-certificate",
      sameLeaf,
      `${a} and ${b} serve the same certificate.`,
      `${a} and ${b} serve different certificates; replicate the right one to the other.`,
    ),
    say(
      "same-key",
      sameKey,
      `${a} and ${b} serve the same key.`,
      `${a} and ${b} serve different keys; export the certificate with its private key from one and import it on the other.`,
    ),
    say(
      "same-chain",
      sameChain,
      `${a} and ${b} send the same chain.`,
      restDiffers
        ? `${a} and ${b} send different chains; export the certificate with its chain from one and import it on the other.`
        : `${a} and ${b} send chains that differ in the server's certificate alone; what follows is the same. Replicate the right one to the other.`,
    ),
  ];
}

/** A name that leads to something else than either appliance serves is led elsewhere, or is answered by something in between. */
export function siteServesSame(input: JudgeInput): CertificateCheck[] {
  const site = seenAt(input, siteTarget, "site");
  const both = appliancesOf(input).map((name) => ({ name, seen: seenAt(input, name, "site") }));
  const same = both.filter(({ seen }) => site && seen?.leaf.sha256 === site.leaf.sha256).map(({ name }) => name);
  const unseen = both.find(({ seen }) => seen === null);
  const about = { code: "site-serves-same", about: siteTarget, at: cellOf(input, siteTarget, "site")?.at ?? null };
  if (!site) return [{ ...about, answer: "unknown", message: unseenReason(input, siteTarget) }];
  if (same.length > 0) {
    const message = `The site name serves the same certificate as ${same.join(" and ")}.`;
    return [{ ...about, answer: "yes", message }];
  }
  if (unseen) return [{ ...about, answer: "unknown", message: unseenReason(input, unseen.name) }];
  const message = `The site name serves a certificate that neither ${both[0]?.name} nor ${both[1]?.name} serves; see where the name leads, and whether something in between answers for it.`;
  return [{ ...about, answer: "no", message }];
}

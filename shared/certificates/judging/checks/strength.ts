/** Whether keys, signatures and usages are what clients ask for. */
import type { CertificateFacts } from "../../certificate-facts.ts";
import { orderChain } from "../../chain-order.ts";
import { serverUseProblem } from "../../server-use.ts";
import { isDigestKnown, isKeyKnown, keyInWords, weakDigestOf, weakKeyOf } from "../../weak.ts";
import {
  type CertificateRule,
  capital,
  forEachTarget,
  type Judged,
  nameOf,
  placeInWords,
  type Seen,
} from "../looked-at.ts";

export const keyStrong: CertificateRule = forEachTarget("key-strong", (seen): Judged => {
  const { chain } = seen.served;
  const place = placeInWords(seen);
  const weak = chain.flatMap((one) => describe(one, weakKeyOf(one), chain));
  if (weak.length > 0) {
    const message = `A key that is served by ${place} is too small: ${weak.join(", ")}. Order a new certificate with a key of RSA 2048 or EC P-256 at least.`;
    return { answer: "no", message };
  }
  const unknown = chain.find((one) => !isKeyKnown(one));
  return unknown
    ? { answer: "unknown", message: `What kind of key ${nameOf(unknown, chain)} from ${place} has is not known.` }
    : {
        answer: "yes",
        message: `No key that is served by ${place} is weak; the server's is ${keyInWords(seen.leaf.key)}.`,
      };
});

export const digestStrong: CertificateRule = forEachTarget("digest-strong", (seen): Judged => {
  const { chain } = seen.served;
  const place = placeInWords(seen);
  const weak = chain.flatMap((one) => describe(one, weakDigestOf(one, chain), chain));
  if (weak.length > 0) {
    const message = `A signature that is served by ${place} uses a weak digest: ${weak.join(", ")}. Have the certificate issued anew with SHA-256.`;
    return { answer: "no", message };
  }
  const unknown = chain.find((one) => !isDigestKnown(one, chain));
  return unknown
    ? { answer: "unknown", message: `How ${nameOf(unknown, chain)} from ${place} is signed is not known.` }
    : { answer: "yes", message: `No signature that is served by ${place} uses a weak digest.` };
});

const describe = (one: CertificateFacts, what: string | null, chain: readonly CertificateFacts[]): string[] =>
  what === null ? [] : [`${nameOf(one, chain)} (${what})`];

/** Of the way up from the server's certificate; a root answers for itself. */
export const usableByServers: CertificateRule = forEachTarget("usable-by-servers", (seen): Judged => {
  const place = placeInWords(seen);
  const problems = usageProblems(seen);
  return problems.length > 0
    ? {
        answer: "no",
        message: `${capital(problems.join(", and "))} (served by ${place}). Order a certificate for a web server and import it with its chain.`,
      }
    : { answer: "yes", message: `What is served by ${place} may be used by a server.` };
});

function usageProblems({ leaf, served: { chain } }: Seen): string[] {
  const { path, root } = orderChain(chain);
  return path
    .filter((element) => element !== root)
    .map((element) => ({ element, problem: serverUseProblem(element, element === leaf ? "leaf" : "authority") }))
    .flatMap(({ element, problem }) => (problem === null ? [] : [`${nameOf(element, chain)} ${problem}`]));
}

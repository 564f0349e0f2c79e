/**
 * Asks issuers about certificates: by OCSP first, by list where that brings nothing. One result for each certificate that
 * names a host the person agreed to; the others are not asked about.
 */
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import type { RevocationResult } from "../../../shared/certificates/revocation.ts";
import type { IssuerAnswer } from "../certificates/issuer-answer.ts";
import { type Clock, isoNow } from "../ports.ts";
import { askCrl } from "./ask-crl.ts";
import { askOcsp } from "./ask-ocsp.ts";
import { fetchPublic, type PublicLimits, type PublicReach } from "./fetch-public.ts";

export interface AskedCertificate {
  facts: Pick<CertificateFacts, "sha256" | "subject" | "ocspUrls" | "crlUrls">;
  /** DER. `issuer` null: it is not known, so nothing it says could be believed. */
  certificate: Uint8Array;
  issuer: Uint8Array | null;
}

const ocspLimits: PublicLimits = { connectMs: 5_000, wholeMs: 10_000, answerBytes: 100_000 };
/** Lists of large issuers have some megabytes. */
const crlLimits: PublicLimits = { connectMs: 5_000, wholeMs: 30_000, answerBytes: 20_000_000 };

/** A served chain may name any number of addresses; real certificates name one or two of a kind. */
const mostAddresses = 2;
const mostAtOnce = 4;
/** Of all questions together; those that are left then are not known. */
const wholeMs = 60_000;

interface Way {
  how: RevocationResult["how"];
  host: string;
  ask(certificate: Uint8Array, issuer: Uint8Array): Promise<IssuerAnswer>;
}

export async function askRevocation(
  asked: readonly AskedCertificate[],
  options: { reach: PublicReach; clock: Clock },
): Promise<RevocationResult[]> {
  const lists = new Map<string, Promise<Uint8Array | string>>();
  const signal = AbortSignal.any([options.reach.signal, AbortSignal.timeout(wholeMs)]);
  const bounded = { ...options, reach: { ...options.reach, signal } };
  const results: (RevocationResult | null)[] = [];
  const waiting = asked.entries();
  // They take from one queue, so that no more than these are under way.
  const take = async (): Promise<void> => {
    for (const [place, one] of waiting) {
      results[place] = await askAbout(one, waysOf(one, bounded, lists), options.clock);
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, take));
  return results.filter((result) => result !== null);
}

async function askAbout(
  { facts, certificate, issuer }: AskedCertificate,
  ways: readonly Way[],
  clock: Clock,
): Promise<RevocationResult | null> {
  const tried: string[] = [];
  let result: RevocationResult | null = null;
  for (const { how, host, ask } of ways) {
    const about = { sha256: facts.sha256, subject: facts.subject, how, host, at: isoNow(clock) };
    if (!issuer) return { ...about, answer: "unknown", message: noIssuer };
    const { answer, message } = await ask(certificate, issuer);
    if (answer !== "unknown") {
      return { ...about, answer, message: tried.length > 0 ? `${message} Before that, ${tried.join("; ")}.` : message };
    }
    tried.push(`${how === "ocsp" ? "by question (OCSP)" : "by list (CRL)"} at ${host}: ${message}`);
    result = { ...about, answer, message: `Nothing was learned ${tried.join("; ")}.` };
  }
  return result;
}

const noIssuer =
  "Its issuer's certificate was not sent and is not known here, so no answer about it could be verified.";

function waysOf(
  { facts }: AskedCertificate,
  { reach, clock }: { reach: PublicReach; clock: Clock },
  lists: Map<string, Promise<Uint8Array | string>>,
): Way[] {
  const mayAsk = (url: string): boolean => URL.canParse(url) && reach.mayAsk(new URL(url).host);
  const ocsp = facts.ocspUrls
    .filter(mayAsk)
    .slice(0, mostAddresses)
    .map((url): Way => {
      const send = (body: Uint8Array) => bytesOf({ url, body, ...ocspTypes }, ocspLimits, reach);
      const ask: Way["ask"] = (certificate, issuer) => askOcsp(certificate, issuer, { send, nowMs: clock.nowMs() });
      return { how: "ocsp", host: new URL(url).host, ask };
    });
  const crl = facts.crlUrls
    .filter(mayAsk)
    .slice(0, mostAddresses)
    .map((url): Way => {
      const fetch = () => {
        // The certificates of one issuer share its list.
        const list = lists.get(url) ?? bytesOf({ url, accept: "application/pkix-crl" }, crlLimits, reach);
        lists.set(url, list);
        return list;
      };
      const ask: Way["ask"] = (certificate, issuer) => askCrl(certificate, issuer, { fetch, nowMs: clock.nowMs() });
      return { how: "crl", host: new URL(url).host, ask };
    });
  return [...ocsp, ...crl];
}

const ocspTypes = { contentType: "application/ocsp-request", accept: "application/ocsp-response" };

async function bytesOf(...asked: Parameters<typeof fetchPublic>): Promise<Uint8Array | string> {
  const fetched = await fetchPublic(...asked);
  return fetched.kind === "answer" ? fetched.bytes : fetched.why;
}

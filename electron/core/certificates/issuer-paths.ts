/**
 * From a certificate up to its authority, over the certificates that were given. Where an issuer exists twice, as with
 * cross-signed authorities, the way that ends at a self-signed one is better, then the one that lasts longer, then the
 * shorter one.
 *
 * Grows the ways of all certificates by one step at a time: the work is bounded however they were signed across.
 */
import { hasIssued, isNamedIssuer, type KnownCertificate } from "./known-certificate.ts";

export type IssuerPath = readonly KnownCertificate[];

/** Chains of real authorities have four at most. */
const longest = 10;

export interface Issuers {
  /** The best way from each, itself first. */
  pathFrom(certificate: KnownCertificate): IssuerPath;
  issuesAnother(certificate: KnownCertificate): boolean;
  /** Bears the issuer's name and has not signed it. */
  impostorOf(certificate: KnownCertificate): KnownCertificate | null;
}

export function findIssuers(known: readonly KnownCertificate[]): Issuers {
  const issuersOf = new Map(known.map((one) => [one, issuersAmong(known, one)]));
  const paths = growPaths(known, issuersOf);
  return {
    pathFrom: (certificate) => paths.get(certificate) ?? [certificate],
    issuesAnother: (certificate) => [...issuersOf.values()].some((issuers) => issuers.includes(certificate)),
    impostorOf: (certificate) =>
      known.find(
        (other) => other !== certificate && isNamedIssuer(other, certificate) && !hasIssued(other, certificate),
      ) ?? null,
  };
}

/** Two self-signed ones of the same key are an older and a newer one; neither is the other's issuer. */
const issuersAmong = (known: readonly KnownCertificate[], one: KnownCertificate): KnownCertificate[] =>
  one.facts.isSelfSigned ? [] : known.filter((other) => other !== one && hasIssued(other, one));

function growPaths(
  known: readonly KnownCertificate[],
  issuersOf: ReadonlyMap<KnownCertificate, readonly KnownCertificate[]>,
): ReadonlyMap<KnownCertificate, IssuerPath> {
  let paths = new Map<KnownCertificate, IssuerPath>(known.map((one) => [one, [one]]));
  for (let step = 1; step < longest; step += 1) {
    paths = new Map(known.map((one) => [one, longerPath(one, issuersOf.get(one) ?? [], paths)]));
  }
  return paths;
}

function longerPath(
  one: KnownCertificate,
  issuers: readonly KnownCertificate[],
  paths: ReadonlyMap<KnownCertificate, IssuerPath>,
): IssuerPath {
  if (one.facts.isSelfSigned) return [one];
  const ways = issuers
    .map((issuer) => paths.get(issuer) ?? [issuer])
    .filter((path) => !path.includes(one))
    .map((path) => [one, ...path]);
  return ways.sort(better)[0] ?? paths.get(one) ?? [one];
}

function better(one: IssuerPath, other: IssuerPath): number {
  return (
    Number(isRooted(other)) - Number(isRooted(one)) || lastsUntil(other) - lastsUntil(one) || one.length - other.length
  );
}

export const isRooted = (path: IssuerPath): boolean => path.at(-1)?.facts.isSelfSigned ?? false;

const lastsUntil = (path: IssuerPath): number => Math.min(...path.map(({ facts }) => Date.parse(facts.notAfter)));

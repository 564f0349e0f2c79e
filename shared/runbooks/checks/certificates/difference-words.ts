/** What differs between the two, in the words of what a person has to do about it; a known difference comes before what is not known. */
import type { SentName } from "../../../certificates/sent-names.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { certificateWords, lackingOf, type Served } from "./shown-by.ts";
import { differenceOf, type Two, unlikeFile } from "./two-shown.ts";

export function differenceInWords(known: RunKnowledge, twoFor: (sni: SentName) => Two): string {
  const toSite = twoFor("site");
  const defaults = [twoFor("none"), twoFor("wrong")];
  return (
    siteWords(known, toSite) ??
    chainWords(known, toSite) ??
    selfSignedWords(defaults) ??
    defaults.map((two) => defaultWords(known, toSite, two)).find((words) => words !== null) ??
    unreadWords([toSite, ...defaults])
  );
}

function siteWords(known: RunKnowledge, toSite: Two): string | null {
  const { host } = known.situation.pair.site;
  const unlike = servedOf(toSite).flatMap((one) => (unlikeFile(known, one) === "certificate" ? [one.target] : []));
  const source = known.answers["source"];
  if (source !== undefined && unlike.includes(source)) {
    return `What ${source} shows under ${host} has changed since the file was checked. Do not import this file to it: look at what it shows now, and begin again with a new export.`;
  }
  if (unlike.length > 0) {
    return `Under ${host}, ${unlike.join(" and ")} still shows another certificate: the import is missing there, or another certificate for the same name is chosen.`;
  }
  return differenceOf(toSite) === "certificate" ? `Under ${host} the two show different certificates.` : null;
}

function chainWords(known: RunKnowledge, two: Two): string | null {
  const [a, b] = two;
  const lacking = servedOf(two).filter((one) => unlikeFile(known, one) === "chain");
  if (lacking.length > 0) {
    const said = lacking.map(
      ({ target, served }) => `${target} does not send the certificate of ${served.chain.at(-1)?.issuer} along`,
    );
    return `${said.join(" and ")}: import the certificate there with its chain.`;
  }
  if (a.kind === "unseen" || b.kind === "unseen" || differenceOf(two) !== "chain") return null;
  const said = [missingWords(a, b), missingWords(b, a)].filter((words) => words !== null);
  return said.length > 0
    ? `The two show the same certificate and not the same chain: ${said.join("; ")}. Import it there with its chain.`
    : `${a.target} and ${b.target} show the same certificate and not the same chain: they send it in different orders.`;
}

function missingWords(one: Served, other: Served): string | null {
  const wanted = other.served.chain.filter(({ isSelfSigned }) => !isSelfSigned);
  const lacks = lackingOf(
    one.served,
    wanted.map(({ sha256 }) => sha256),
  );
  const subjects = wanted.flatMap(({ sha256, subject }) => (lacks.includes(sha256) ? [subject] : []));
  return subjects.length > 0 ? `${one.target} does not send ${subjects.join("; ")} along` : null;
}

function selfSignedWords(defaults: readonly Two[]): string | null {
  const found = defaults.flatMap(servedOf).filter(({ leaf }) => leaf.isSelfSigned);
  const names = [...new Set(found.map(({ target }) => target))];
  return names.length > 0
    ? `${names.join(" and ")} shows clients that send no name or a wrong one a self-signed certificate, as the factory's is: choose the site's certificate as the default one there.`
    : null;
}

function defaultWords(known: RunKnowledge, toSite: Two, two: Two): string | null {
  const wanted = known.fileCertificate?.sha256 ?? agreedBy(toSite);
  const difference = differenceOf(two);
  const others = servedOf(two).filter(({ leaf }) => wanted !== null && leaf.sha256 !== wanted);
  if (others.length === 1 || (others.length > 1 && known.fileCertificate)) {
    const names = others.map(({ target }) => target).join(" and ");
    return `${names} has the certificate and still shows clients that send no name or a wrong one another one: choose it as the default one there.`;
  }
  if (difference === "certificate") {
    const said = servedOf(two).map(({ target, leaf }) => `${target} shows ${certificateWords(leaf)}`);
    return `The two show clients that send no name or a wrong one different certificates (${said.join("; ")}): choose the site's certificate as the default one on both.`;
  }
  return chainWords(known, two);
}

const agreedBy = (toSite: Two): string | null =>
  differenceOf(toSite) === "certificate" ? null : (servedOf(toSite)[0]?.leaf.sha256 ?? null);

function unreadWords(all: readonly Two[]): string {
  const unread = all.flatMap((two) => two.flatMap((shown) => (shown.kind === "unseen" ? [shown.target] : [])));
  const names = [...new Set(unread)].join(" and ");
  return `${names} could not be read, so whether both serve the same is not known. See whether it can be reached from here.`;
}

const servedOf = (two: Two): Served[] => two.flatMap((shown) => (shown.kind === "served" ? [shown] : []));

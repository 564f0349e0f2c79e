/** Whether both serve the same certificate, key and chain, to clients that send the site's name and to those that send none. */
import type { CheckResult, EvidenceLine } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { sumUp } from "../evidence.ts";
import { certificateWords, chainOf, lineAt, type Shown, shownBy, unseenLine } from "./shown-by.ts";

type Served = Extract<Shown, { kind: "served" }>;

/** The first of these that is so is what a person has to do something about. */
type Difference = "unreadable" | "not-imported" | "other-chain" | "not-default" | "self-signed" | "default-unlike";

export function judgeCertificatesEqual(known: RunKnowledge): CheckResult {
  const { host } = known.situation.pair.site;
  const [first, second] = known.situation.appliances;
  const toSite = [shownBy(known, first.name, "site"), shownBy(known, second.name, "site")] as const;
  const toNobody = [shownBy(known, first.name, "none"), shownBy(known, second.name, "none")] as const;
  const lines = [
    ...linesOf(toSite, `under ${host}`, false),
    ...linesOf(toNobody, "to clients that send no name", true),
  ];
  const answer = sumUp(lines);
  return { answer, text: textOf(known, toSite, toNobody), lines };
}

type Two = readonly [Shown, Shown];

function linesOf(two: Two, to: string, isDefault: boolean): EvidenceLine[] {
  const difference = differenceOf(two);
  return two.map((shown) => {
    if (shown.kind === "unseen") return unseenLine(shown, to);
    const shows = `${shown.target} shows ${certificateWords(shown.leaf)} ${to}`;
    if (isDefault && shown.leaf.isSelfSigned) {
      return lineAt(shown.target, `${shows}, which is self-signed, as the factory's is`, "no", shown.at);
    }
    if (difference === null) return lineAt(shown.target, shows, "yes", shown.at);
    if (difference === "unseen")
      return lineAt(shown.target, `${shows}; the other one could not be read`, "unknown", shown.at);
    return lineAt(shown.target, `${shows}; ${differenceWords[difference]}`, "no", shown.at);
  });
}

const differenceWords = {
  certificate: "the other one shows another certificate",
  chain: "the other one sends other certificates along with it",
};

function differenceOf([a, b]: Two): "unseen" | "certificate" | "chain" | null {
  if (a.kind === "unseen" || b.kind === "unseen") return "unseen";
  if (a.leaf.sha256 !== b.leaf.sha256) return "certificate";
  return chainOf(a.served).join(" ") === chainOf(b.served).join(" ") ? null : "chain";
}

function textOf(known: RunKnowledge, toSite: Two, toNobody: Two): string {
  const names = known.situation.appliances.map(({ name }) => name);
  const [difference, who] = mainDifference(known, toSite, toNobody) ?? [null, []];
  const others = (who.length > 0 ? who : names).join(" and ");
  const { host } = known.situation.pair.site;
  switch (difference) {
    case null:
      return `${names.join(" and ")} show the same certificate with the same chain, under ${host} and to clients that send no name.`;
    case "unreadable":
      return `${others} could not be read, so whether both serve the same is not known. See whether it can be reached from here.`;
    case "not-imported":
      return who.length > 0
        ? `Under ${host}, ${others} still shows another certificate: the import is missing there, or another certificate for the same name is chosen.`
        : `Under ${host} the two show different certificates.`;
    case "other-chain":
      return `The two show the same certificate and not the same chain: import it with its chain where that is missing.`;
    case "self-signed":
      return `${others} shows clients that send no name a self-signed certificate, as the factory's is: choose the site's certificate as the default one there.`;
    case "not-default":
      return `${others} has the certificate and still shows clients that send no name another one: choose it as the default one there.`;
    case "default-unlike":
      return "The two show clients that send no name different certificates: choose the site's certificate as the default one on both.";
  }
}

/** null: nothing. With those that a person has to go to; none: nothing tells which of the two. */
function mainDifference(known: RunKnowledge, toSite: Two, toNobody: Two): [Difference, string[]] | null {
  const all = [...toSite, ...toNobody];
  const unread = [...new Set(all.flatMap((shown) => (shown.kind === "unseen" ? [shown.target] : [])))];
  if (unread.length > 0) return ["unreadable", unread];
  const bySite = differenceOf(toSite);
  if (bySite === "certificate") return ["not-imported", unlike(known, toSite)];
  if (bySite === "chain") return ["other-chain", []];
  const selfSigned = servedOf(toNobody).filter(({ leaf }) => leaf.isSelfSigned);
  if (selfSigned.length > 0) return ["self-signed", selfSigned.map(({ target }) => target)];
  const byDefault = differenceOf(toNobody);
  if (byDefault === "chain") return ["other-chain", []];
  if (byDefault === null) return null;
  const wanted = servedOf(toSite)[0]?.leaf.sha256;
  const others = servedOf(toNobody).filter(({ leaf }) => leaf.sha256 !== wanted);
  return others.length === 1 ? ["not-default", others.map(({ target }) => target)] : ["default-unlike", []];
}

const servedOf = (two: Two): Served[] => two.flatMap((shown) => (shown.kind === "served" ? [shown] : []));

/** Those that do not show what the run's file holds; none where no file tells. */
function unlike({ fileCertificate }: RunKnowledge, two: Two): string[] {
  if (!fileCertificate) return [];
  return servedOf(two).flatMap(({ target, leaf }) => (leaf.sha256 === fileCertificate.sha256 ? [] : [target]));
}

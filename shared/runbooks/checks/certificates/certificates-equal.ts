/**
 * Whether both serve the same certificate, key and chain to every client. Once a file was found fit in the run, it must be that
 * file's: two that agree on another one are no proof of what the run did.
 */
import { type SentName, sentNames } from "../../../certificates/sent-names.ts";
import type { CheckResult, EvidenceLine } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { sumUp } from "../evidence.ts";
import { differenceInWords } from "./difference-words.ts";
import { certificateWords, lineAt, sentWords, shownBy, unseenLine } from "./shown-by.ts";
import { differenceOf, type Two, unlikeFile } from "./two-shown.ts";

export function judgeCertificatesEqual(known: RunKnowledge): CheckResult {
  const twoFor = (sni: SentName): Two => {
    const [first, second] = known.situation.appliances;
    return [shownBy(known, first.name, sni), shownBy(known, second.name, sni)];
  };
  const lines = sentNames.flatMap((sni) => linesOf(known, twoFor(sni), sni));
  const answer = sumUp(lines);
  const names = known.situation.appliances.map(({ name }) => name).join(" and ");
  const { host } = known.situation.pair.site;
  const text =
    answer === "yes"
      ? `${names} show the same certificate with the same chain, under ${host} and to clients that send no name or a wrong one.`
      : differenceInWords(known, twoFor);
  return { answer, text, lines };
}

function linesOf(known: RunKnowledge, two: Two, sni: SentName): EvidenceLine[] {
  const to = sentWords(sni, known.situation.pair.site.host);
  const difference = differenceOf(two);
  return two.map((shown) => {
    if (shown.kind === "unseen") return unseenLine(shown, to);
    const shows = `${shown.target} shows ${certificateWords(shown.leaf)} ${to}`;
    if (sni !== "site" && shown.leaf.isSelfSigned) {
      return lineAt(shown.target, `${shows}, which is self-signed, as the factory's is`, "no", shown.at);
    }
    const unlike = unlikeFile(known, shown);
    if (unlike !== null) return lineAt(shown.target, `${shows}; ${unlikeWords[unlike]}`, "no", shown.at);
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

const unlikeWords = {
  certificate: "it is not the certificate of the file",
  chain: "not all of the file's chain is sent along",
};

/** A pair's state as a few lines of plain text, to be pasted into a ticket or a message. */
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { severityWords } from "../../words/grade-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { appliancesByIdentity, knownSync, methodWords } from "../../words/pair-words.ts";
import { servedByWords } from "../../words/served-by-words.ts";
import { verdictSentence } from "../../words/verdict-words.ts";

export function statusText(pair: PairView): string {
  const { status, site, method } = pair;
  const sync = knownSync(pair);
  const lines = [
    `${status.name}: ${status.verdict.toUpperCase()}`,
    verdictSentence(pair),
    `Site: ${site.host}:${site.port} (${methodWords[method]}), answered by ${servedByWords(pair).answer}`,
    ...appliancesByIdentity(pair).map(applianceLine),
    `Last data sync: ${sync ? fullLocalTime(sync.at) : "none known"}`,
    ...status.findings.map(
      ({ severity, code, appliance, message }) =>
        `${severityWords[severity]} ${code}${appliance === undefined ? "" : ` (${appliance})`}: ${message}`,
    ),
    `As of ${fullLocalTime(pair.assessedAt)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function applianceLine({ view, status, isNormalPrimary }: ReturnType<typeof appliancesByIdentity>[0]): string {
  const identity = isNormalPrimary ? "normal primary" : "normal backup";
  const answer = status.reachable === false ? "does not answer" : `health ${status.health}`;
  const stale = view.isStale ? ", stale" : "";
  return `${view.name} (${identity}, ${view.host}): role ${status.role}, ${answer}${stale}`;
}

/**
 * Would clients accept the appliance that would take over? Judged from a handshake with its own address under the site's name,
 * in the words of the finding about it.
 */
import { findAppliance } from "../../domain/pair.ts";
import type { Rehearsal } from "../certificates-view.ts";
import { acceptanceByClients, turnedAwayInWords, turnsClientsAway } from "../client-acceptance.ts";
import { refusedInWords } from "../refusal-words.ts";
import { weaknessOf } from "../weakness-of.ts";
import type { JudgeInput } from "./judge-input.ts";
import { cellOf, seenAt, unseenReason } from "./looked-at.ts";

export function rehearse(input: JudgeInput): Rehearsal {
  const { standIn, pair, nowMs } = input;
  if (standIn === null) return unknown(null, null, "It is not known which appliance would take over.");
  const seen = seenAt(input, standIn, "site");
  if (!seen) return rehearseUnseen(standIn, input);
  const { host } = pair.site;
  const { chain, clientRefusal, refusal } = seen.served;
  const { answer, reasons } = acceptanceByClients({
    ...{ appliance: standIn, host, clientRefusal, nowMs, at: seen.at, names: seen.leaf.names },
    trust: findAppliance(pair, standIn).tls.trust,
    chain: chain.map((element) => ({ ...element, ...weaknessOf(element, chain) })),
  });
  const pin = refusal === "PIN_CHANGED" ? [refusedInWords(standIn, host, refusal)] : [];
  const told = answer === "yes" ? [`Clients would accept ${standIn} under the name ${host}.`] : reasons;
  return { appliance: standIn, answer, reasons: [...told, ...pin], at: seen.at };
}

function rehearseUnseen(standIn: string, input: JudgeInput): Rehearsal {
  const cell = cellOf(input, standIn, "site");
  if (cell?.outcome.kind !== "unreachable" || !turnsClientsAway(cell.outcome)) {
    return unknown(standIn, cell?.at ?? null, unseenReason(input, standIn));
  }
  const reasons = [turnedAwayInWords(standIn, input.pair.site.host, cell.outcome.code)];
  return { appliance: standIn, answer: "no", reasons, at: cell.at };
}

const unknown = (appliance: string | null, at: string | null, reason: string): Rehearsal => ({
  appliance,
  answer: "unknown",
  reasons: [reason],
  at,
});

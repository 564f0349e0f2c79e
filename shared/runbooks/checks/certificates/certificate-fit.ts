/** Whether what an appliance serves is worth bringing to the other one: a copy of a certificate that clients refuse helps nobody. */
import { isValidAt } from "../../../certificates/life.ts";
import { uncoveredNames } from "../../../certificates/name-cover.ts";
import { refusalWords } from "../../../certificates/refusal-words.ts";
import { findAppliance } from "../../../domain/pair.ts";
import type { ApplianceOrInput, CheckResult, EvidenceLine } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { concluded, yesIf } from "../evidence.ts";
import { namesWanted } from "./names-wanted.ts";
import { certificateWords, lineAt, nameOf, type Served, shownBy, unseenLine } from "./shown-by.ts";

export function judgeCertificateFit(appliance: ApplianceOrInput, known: RunKnowledge): CheckResult {
  const name = nameOf(appliance, known);
  if (name === null) return { answer: "unknown", text: "No appliance was chosen yet.", lines: [] };
  const shown = shownBy(known, name, "site");
  const { host } = known.situation.pair.site;
  if (shown.kind === "unseen") return concluded([unseenLine(shown, `under ${host}`)], "");
  const lines = [
    lineAt(name, `${name} shows ${certificateWords(shown.leaf)} under ${host}`, "yes", shown.at),
    ownSignature(name, shown),
    inTime(name, shown, known),
    covering(name, shown, known),
    accepted(name, shown, known),
  ];
  return concluded(lines, `Clients accept what ${name} shows under ${host}, and it can be brought to the other one.`);
}

function ownSignature(name: string, { leaf, at }: Served): EvidenceLine {
  const what = leaf.isSelfSigned
    ? `what ${name} shows is self-signed, as the factory's certificate is`
    : "it is issued by somebody else";
  return lineAt(name, what, yesIf(!leaf.isSelfSigned), at);
}

/** Now, or else from when or until when. */
function inTime(name: string, { leaf, at }: Served, { situation }: RunKnowledge): EvidenceLine {
  const isNow = isValidAt(leaf, situation.nowMs);
  const what = isNow
    ? `it is valid until ${leaf.notAfter.slice(0, 10)}`
    : `what ${name} shows is valid only from ${leaf.notBefore.slice(0, 10)} to ${leaf.notAfter.slice(0, 10)}`;
  return lineAt(name, what, yesIf(isNow), at);
}

function covering(name: string, { leaf, at }: Served, { situation }: RunKnowledge): EvidenceLine {
  const wanted = namesWanted(situation);
  const missing = uncoveredNames(leaf.names, wanted);
  const what =
    missing.length > 0 ? `what ${name} shows does not cover ${missing.join(", ")}` : `it covers ${wanted.join(", ")}`;
  return lineAt(name, what, yesIf(missing.length === 0), at);
}

/** A pair that is trusted by a fingerprint may well have an authority that this computer does not know. */
function accepted(name: string, { served, at }: Served, { situation }: RunKnowledge): EvidenceLine {
  if (served.clientRefusal === null) return lineAt(name, "clients accept it", "yes", at);
  const isPinned = findAppliance(situation.pair, name).tls.trust === "pin";
  const what = isPinned
    ? `this computer goes by its fingerprint, since by itself it would refuse it: ${refusalWords(served.clientRefusal)}`
    : `clients refuse what ${name} shows: ${refusalWords(served.clientRefusal)}`;
  return lineAt(name, what, isPinned ? "unknown" : "no", at);
}

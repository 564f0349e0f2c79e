/** Where the site name leads, who answers there, and what a client would be shown. */
import { served } from "../../assessment/findings/certificates/served.ts";
import { refusalWords } from "../../certificates/refusal-words.ts";
import type { CheckResult, EvidenceLine } from "../check.ts";
import type { ResolverView, RunKnowledge } from "../run-knowledge.ts";
import { applianceOf } from "../which-appliance.ts";
import { concluded, unknownLine, yesIf } from "./evidence.ts";

export function siteServedByLine({ situation }: RunKnowledge, name: string): EvidenceLine {
  const { servedBy, site, pair } = situation;
  const { host } = pair.site;
  const at = site?.at ?? null;
  if (servedBy === "unknown") return unknownLine("site", `who serves ${host} is not known`, at);
  const what = servedBy === "other" ? "an appliance that is none of this pair" : servedBy;
  // An id proves who serves; that nobody does is what we tried.
  const grade = servedBy === "nobody" ? "probe" : "api";
  return { about: "site", what: `${host} is served by ${what}`, holds: yesIf(servedBy === name), at, grade };
}

export const judgeSiteServedBy = (appliance: string, known: RunKnowledge): CheckResult =>
  concluded(
    [siteServedByLine(known, appliance)],
    `${known.situation.pair.site.host} is served by ${appliance}, told by its id.`,
  );

/** About the site, not the appliance: a handshake shows what is served, not who it is nor in which role. */
export function certificateLine({ situation }: RunKnowledge, name: string): EvidenceLine {
  const appliance = applianceOf(situation, name);
  const shown = served(appliance, situation);
  const { host } = situation.pair.site;
  const lookAt = appliance.certificate?.at ?? null;
  if (!shown) return unknownLine("site", `whether clients accept ${name} as ${host} is not known`, lookAt);
  const what =
    shown.refusal === null
      ? `clients accept ${name} as ${host}`
      : `clients refuse ${name} as ${host}: ${refusalWords(shown.refusal)}`;
  return { about: "site", what, holds: yesIf(shown.refusal === null), at: shown.at, grade: "probe" };
}

export const judgeCertificateAccepted = (appliance: string, known: RunKnowledge): CheckResult =>
  concluded(
    [certificateLine(known, appliance)],
    `Clients accept what ${appliance} serves as ${known.situation.pair.site.host}.`,
  );

/** Five minutes: longer than that, many clients keep going to the old place after a swing. */
const shortSeconds = 300;

export function judgeSiteAddresses({ situation, resolvers }: RunKnowledge): CheckResult {
  const { host } = situation.pair.site;
  if (situation.siteAddress?.outcome.kind === "fixed") {
    const { addresses } = situation.siteAddress.outcome;
    const what = `this pair fixes where ${host} leads: ${addresses.join(", ")}`;
    const line: EvidenceLine = { about: "site", what, holds: "yes", at: null, grade: "attested" };
    return concluded([line], `Where ${host} leads is fixed in this pair's settings; no look-up is waited for.`);
  }
  const told = resolvers.filter(({ error }) => error === null);
  const [first] = told;
  const lines = resolvers.map((view) => resolverLine(view, first));
  const longest = Math.max(0, ...told.map(({ ttlSeconds }) => ttlSeconds ?? 0));
  const text = `${host} leads to ${first?.addresses.join(", ") || "no address"}, as ${told.length} of ${resolvers.length} resolvers say; kept for ${longest} s at most.`;
  return concluded(lines, text);
}

function resolverLine(view: ResolverView, first: ResolverView | undefined): EvidenceLine {
  const { resolver, addresses, ttlSeconds, error, at } = view;
  if (error !== null || !first) return unknownLine("site", `${resolver} gave no answer (${error})`, at);
  const places = addresses.join(", ") || "no address";
  const isSame = sorted(addresses) === sorted(first.addresses);
  if (!isSame) {
    return {
      about: "site",
      what: `${resolver} says ${places}, and ${first.resolver} something else`,
      holds: "no",
      at,
      grade: "probe",
    };
  }
  if (ttlSeconds === null) return unknownLine("site", `${resolver} says ${places}, and not for how long`, at);
  const isShort = ttlSeconds <= shortSeconds;
  const what = `${resolver} says ${places}, kept for ${ttlSeconds} s${isShort ? "" : ", which is long"}`;
  return { about: "site", what, holds: yesIf(isShort), at, grade: "probe" };
}

const sorted = (addresses: readonly string[]): string => [...addresses].sort().join(" ");

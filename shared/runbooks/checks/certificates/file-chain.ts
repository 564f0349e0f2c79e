/** The chain that the given file brings, and whether clients would take it for a server's: strong keys, strong signatures, the right use. */
import type { CertificateFacts, PublicKeyFacts } from "../../../certificates/certificate-facts.ts";
import type { FileCertificate } from "../../../certificates/certificate-file.ts";
import { serverUseProblem } from "../../../certificates/server-use.ts";
import { weakDigestOf, weakKeyOf } from "../../../certificates/weak.ts";
import type { EvidenceLine } from "../../check.ts";
import type { GivenFile } from "../../run-knowledge.ts";
import { chainOf, lineAt } from "./shown-by.ts";

/** As an appliance would send it. */
export const chainOfFile = (file: GivenFile): string[] => chainOf({ chain: elementsOf(file) });

export function strengthLines(file: GivenFile): EvidenceLine[] {
  const chain = elementsOf(file).map((one): CertificateFacts => ({ ...one, key: keyIn(one.key) }));
  const against = chain.flatMap((element, at) => problemsOf(element, chain, at === 0 ? "leaf" : "authority"));
  if (against.length === 0)
    return [lineAt(null, "its keys and signatures are strong and made for servers", "yes", file.at)];
  return against.map((what) => lineAt(null, what, "no", file.at));
}

function problemsOf(
  element: CertificateFacts,
  chain: readonly CertificateFacts[],
  role: "leaf" | "authority",
): string[] {
  const who = role === "leaf" ? "the certificate" : `the certificate of ${element.subject}`;
  const key = weakKeyOf(element);
  const digest = weakDigestOf(element, chain);
  const use = serverUseProblem(element, role);
  return [
    ...(key === null
      ? []
      : [`${who} has a weak key (${key}), which clients refuse: have it issued for a stronger one`]),
    ...(digest === null ? [] : [`${who} is signed with ${digest}, which clients refuse: have it issued anew`]),
    ...(use === null ? [] : [`${who} ${use}`]),
  ];
}

function elementsOf({ report, assembled }: GivenFile): FileCertificate[] {
  return assembled.chain.flatMap((print) => report.certificates.find(({ sha256 }) => sha256 === print) ?? []);
}

/** A file's keys are kept in words, such as `RSA 2048` or `EC P-256`. */
function keyIn(words: string): PublicKeyFacts {
  const [type = "", ...rest] = words.split(" ");
  const size = /\d+/.exec(rest.join(" "))?.[0];
  const curve = type === "EC" ? rest.join(" ") || null : null;
  return { type: typeOf(type), bits: size === undefined ? null : Number(size), curve };
}

const typeOf = (word: string): PublicKeyFacts["type"] =>
  (["RSA", "EC", "Ed25519", "Ed448"] as const).find((one) => one === word) ?? "other";

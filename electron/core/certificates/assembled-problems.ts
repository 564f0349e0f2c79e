/** What a person has to know about the chain that some files make together, the worst first. */
import type { FileProblem } from "../../../shared/certificates/certificate-file.ts";
import { type IssuerPath, type Issuers, isRooted } from "./issuer-paths.ts";
import { type KnownCertificate, shortName } from "./known-certificate.ts";

export interface AssembledParts {
  path: IssuerPath;
  rivals: readonly KnownCertificate[];
  repeated: ReadonlySet<string>;
  known: readonly KnownCertificate[];
  /** SHA-256 of the public half of each key. */
  keys: readonly string[];
  issuers: Issuers;
}

export function assembledProblems(parts: AssembledParts): FileProblem[] {
  const [leaf] = parts.path;
  const aboutLeaf = leaf ? [...keyProblems(parts, leaf), ...leafProblems(parts, leaf)] : noCertificate(parts);
  return [...aboutLeaf, ...chainProblems(parts), ...repeatedProblems(parts)].sort(
    (one, other) => ranks.indexOf(one.severity) - ranks.indexOf(other.severity),
  );
}

const ranks: readonly FileProblem["severity"][] = ["error", "warning", "info"];

function noCertificate({ keys }: AssembledParts): FileProblem[] {
  const what = keys.length > 0 ? "There is a key here and no certificate" : "There is no certificate here";
  return [problem("no-certificate", "error", `${what}. Add the file with the server's certificate.`)];
}

function keyProblems({ keys, known }: AssembledParts, leaf: KnownCertificate): FileProblem[] {
  const name = nameOf(leaf);
  if (keys.length === 0) {
    return [
      problem("no-key", "warning", `The private key of ${name} is not here. Add it for a file that can be imported.`),
    ];
  }
  if (!keys.includes(leaf.facts.keySha256)) {
    const owner = known.find(({ facts }) => keys.includes(facts.keySha256));
    const whose = owner ? `but to ${nameOf(owner)}` : "nor to any other certificate here";
    const said = `The private key here does not belong to ${name}, ${whose}.`;
    return [problem("key-mismatch", "error", `${said} Add the key that the certificate was requested with.`)];
  }
  const others = keys.filter((print) => print !== leaf.facts.keySha256);
  if (others.length === 0) return [];
  const ownerless = others.filter((print) => !known.some(({ facts }) => facts.keySha256 === print)).length;
  const said = `There are ${keys.length} private keys here. Only the one of ${name} would be written.`;
  return [problem("several-keys", ownerless > 0 ? "warning" : "info", said)];
}

function leafProblems({ rivals }: AssembledParts, leaf: KnownCertificate): FileProblem[] {
  const problems: FileProblem[] = [];
  if (rivals.length > 0) {
    const names = listed([leaf, ...rivals].map((one) => `${nameOf(one)} (until ${day(one)})`));
    const said = `More than one certificate could be the server's: ${names}. The one that lasts longest is taken.`;
    problems.push(problem("several-leaves", "warning", `${said} Take the files away that you do not mean.`));
  }
  if (leaf.facts.isCa) {
    const said = `${nameOf(leaf)} is the certificate of an authority, not of a server.`;
    problems.push(problem("leaf-is-authority", "warning", `${said} Add the server's own certificate.`));
  } else if (leaf.facts.isSelfSigned) {
    const said = `${nameOf(leaf)} has signed itself, so clients of the appliances have no reason to trust it.`;
    problems.push(problem("leaf-self-signed", "warning", `${said} Use one that an authority has issued.`));
  }
  return problems;
}

function chainProblems({ path, issuers }: AssembledParts): FileProblem[] {
  const last = path.at(-1);
  if (!last || isRooted(path)) return [];
  const issuer = shortName(last.facts.issuer);
  const impostor = issuers.impostorOf(last);
  if (impostor) {
    const said = `A certificate here is called ${issuer} and has not signed ${nameOf(last)}: another key stands behind it.`;
    return [problem("issuer-mismatch", "error", `${said} Add the one that it was issued with.`)];
  }
  const said = `The certificate of ${issuer}, which has issued ${nameOf(last)}, is not here.`;
  const advice = "An appliance wants every certificate up to the authority. The authority offers it for download.";
  return [problem("issuer-missing", path.length > 1 ? "warning" : "error", `${said} ${advice}`)];
}

function repeatedProblems({ repeated, known }: AssembledParts): FileProblem[] {
  const names = known.filter(({ facts }) => repeated.has(facts.sha256)).map(nameOf);
  if (names.length === 0) return [];
  return [problem("repeated", "info", `Here more than once, and written once: ${listed(names)}.`)];
}

const problem = (code: string, severity: FileProblem["severity"], message: string): FileProblem => ({
  code,
  severity,
  message,
});

const nameOf = ({ facts }: KnownCertificate): string => shortName(facts.subject) || facts.names[0] || "a nameless one";
const day = ({ facts }: KnownCertificate): string => facts.notAfter.slice(0, 10);

/** As many as a person reads. */
function listed(names: readonly string[]): string {
  const most = 5;
  const more = names.length - most;
  return [...names.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

/** Whether the file that the person gave is the one that this run wants: whole, with key and chain, and the right certificate. */
import type { FileCertificate } from "../../../certificates/certificate-file.ts";
import type { Check, CheckResult, EvidenceLine } from "../../check.ts";
import type { GivenFile, RunKnowledge } from "../../run-knowledge.ts";
import { concluded, unknownLine } from "../evidence.ts";
import { chainOfFile, strengthLines } from "./file-chain.ts";
import { newLines } from "./new-certificate.ts";
import { servedByLines } from "./same-as-served.ts";
import { certificateWords, lineAt } from "./shown-by.ts";

type Holds = Extract<Check, { check: "certificate-file" }>["holds"];

export function judgeCertificateFile(holds: Holds, known: RunKnowledge): CheckResult {
  const { file } = known;
  if (!file) {
    const text = "No file was given yet.";
    return { answer: "unknown", text, lines: [unknownLine(null, "no file was given yet")] };
  }
  const closed = unopenedText(file);
  const leaf = closed === null ? leafOf(file) : null;
  if (closed !== null || leaf === null) {
    const why = closed ?? `${file.fileName} holds no certificate of a server`;
    return { answer: "no", text: sentence(why), lines: [lineAt(null, why, "no", file.at)] };
  }
  const { sha256, keySha256, subject, notAfter } = leaf;
  const lines = [
    lineAt(null, `${file.fileName} holds ${certificateWords(leaf)}`, "yes", file.at),
    keyLine(file, leaf),
    ...problemLines(file),
    ...strengthLines(file),
    ...pinLines(known, leaf, file.at),
    ...(holds === "new" ? newLines(file, leaf, known) : servedByLines(file, leaf, holds.servedBy, known)),
  ];
  const certificate = { sha256, keySha256, subject, notAfter, chain: chainOfFile(file) };
  return { ...concluded(lines, `${file.fileName} is the right one: ${certificateWords(leaf)}.`), certificate };
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Why nobody can see what is in it; null: it was opened. */
function unopenedText({ fileName, report, isThere }: GivenFile): string | null {
  if (isThere === "no") return `${fileName} is no longer where it was`;
  const [problem] = report.problems.filter(({ severity }) => severity === "error");
  switch (report.verdict) {
    case "wrong-passphrase":
      return `The passphrase does not open ${fileName}, or none was given: enter the one with which it was exported`;
    case "unsupported":
      return `${fileName} is protected in a way that is not opened here. ${problem?.message ?? "Export it anew."}`;
    case "unreadable":
      return `${fileName} is no certificate file that can be read. ${problem?.message ?? "Choose another one."}`;
    default:
      return null;
  }
}

function leafOf({ report, assembled }: GivenFile): FileCertificate | null {
  const [first] = assembled.chain;
  return report.certificates.find(({ sha256 }) => sha256 === first) ?? null;
}

function keyLine({ fileName, report, assembled, at }: GivenFile, leaf: FileCertificate): EvidenceLine {
  const hasOwn = assembled.hasKey && report.keys.some(({ keySha256 }) => keySha256 === leaf.keySha256);
  if (hasOwn) return lineAt(null, "its private key is in it", "yes", at);
  const isOther = report.keys.length > 0;
  const what = isOther
    ? `the private key in ${fileName} belongs to another certificate`
    : `${fileName} holds no private key: export it together with the certificate`;
  return lineAt(null, what, "no", at);
}

/** What the file doctor calls an error of the file or its chain; that something is missing, other lines say. */
const problemLines = ({ assembled, at }: GivenFile): EvidenceLine[] =>
  assembled.isComplete === "no" && assembled.missingIssuer !== null
    ? [
        lineAt(
          null,
          `the chain is not whole: the certificate of ${assembled.missingIssuer} is missing. Export it together with the certificate`,
          "no",
          at,
        ),
      ]
    : [];

/** Whole, to be copied: until it stands in the settings, every appliance that shows it is called changed. */
const pinLines = ({ situation }: RunKnowledge, { sha256 }: FileCertificate, at: string): EvidenceLine[] =>
  situation.pair.appliances.some(({ tls }) => tls.trust === "pin")
    ? [lineAt(null, `for the settings of this pair, which goes by a fingerprint: ${sha256}`, "yes", at)]
    : [];

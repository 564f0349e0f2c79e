/** What a certificate file says, in words. What it is and what is wrong with it comes from the core. */
import type {
  CertificateFile,
  FileCertificate,
  FileKey,
  FileProblem,
  WrittenForm,
} from "../../shared/certificates/certificate-file.ts";
import type { DeskFile, ServedMatch } from "../../shared/certificates/desk-view.ts";
import type { LookWords } from "./step-words.ts";
import type { Tone } from "./tone.ts";

export type FileStanding = CertificateFile["verdict"] | "locked";

/** Before a passphrase was tried on it, a file that wants one is locked and not refused. */
export const standingOf = ({ id, report }: DeskFile, tried: ReadonlySet<string>): FileStanding =>
  report.verdict === "wrong-passphrase" && !tried.has(id) ? "locked" : report.verdict;

export const fileLooks: Record<FileStanding, LookWords & { remedy: string | null }> = {
  ok: { words: "Complete", tone: "good", remedy: null },
  incomplete: { words: "Incomplete", tone: "caution", remedy: null },
  locked: {
    words: "Locked",
    tone: "unsure",
    remedy: "Enter its passphrase to see what is in it. It is used for that and not kept.",
  },
  "wrong-passphrase": {
    words: "Wrong passphrase",
    tone: "alarm",
    remedy:
      "This passphrase does not open it. Its protection is one that can be opened here, so the right one will: mind capitals, spaces at the ends and the layout of the keyboard.",
  },
  unsupported: {
    words: "Not supported",
    tone: "exposed",
    remedy:
      "It is protected in a way that is not opened here, so no passphrase was tried and none will help. Export it once more, with AES-256 and SHA-256 if there is a choice.",
  },
  unreadable: {
    words: "Not readable",
    tone: "alarm",
    remedy:
      "It is damaged, cut off, or no certificate file at all. Copy or export it once more from where it came from.",
  },
};

export const formatWords: Record<CertificateFile["format"], string> = {
  pkcs12: "PKCS#12",
  pem: "PEM",
  der: "DER",
  pkcs7: "PKCS#7",
  csr: "Certificate request",
  unknown: "Unknown kind of file",
};

export const problemLooks: Record<FileProblem["severity"], LookWords> = {
  error: { words: "Problem", tone: "alarm" },
  warning: { words: "Warning", tone: "caution" },
  info: { words: "Note", tone: "unsure" },
};

const weights: Record<FileProblem["severity"], number> = { error: 0, warning: 1, info: 2 };

export const worstFirst = (problems: readonly FileProblem[]): FileProblem[] =>
  [...problems].sort((a, b) => weights[a.severity] - weights[b.severity]);

/** Its common name, where it has one: what people call a certificate by. */
export function nameIn(subject: string): string {
  const found = /(?:^|,\s*)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1];
  return found?.replaceAll(/\\(.)/g, "$1").trim() || subject || "without a name";
}

const counted = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];

/** `2 certificates, 1 private key`; null: nothing that could be told. */
export function contentWords({ certificates, keys, requests }: CertificateFile): string | null {
  const parts = [
    ...counted(certificates.length, "certificate", "certificates"),
    ...counted(keys.length, "private key", "private keys"),
    ...counted(requests.length, "request", "requests"),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}

export const kindOf = ({ isCa, isSelfSigned }: FileCertificate): string => {
  if (isCa) return isSelfSigned ? "Root authority" : "Intermediate authority";
  return isSelfSigned ? "Self-signed server certificate" : "Server certificate";
};

/** `RSA 2048`, `EC`. */
export const keyWords = ({ type, bits }: FileKey): string => (bits === null ? type : `${type} ${bits}`);

export const servedLooks: Record<ServedMatch["same"], { tone: Tone; words: string }> = {
  certificate: { tone: "good", words: "serves this very certificate" },
  key: { tone: "caution", words: "serves another certificate for the same key" },
  names: { tone: "unsure", words: "serves another certificate for the same names" },
};

export const formLooks: Record<WrittenForm, { label: string; meaning: string; hasKey: boolean }> = {
  "pkcs12-modern": {
    label: "PKCS#12, modern",
    meaning: "Chain and private key, protected with AES-256 and SHA-256. The right choice unless it is refused.",
    hasKey: true,
  },
  "pkcs12-legacy": {
    label: "PKCS#12, legacy (weak)",
    meaning:
      "The same with 3DES and SHA-1, for software that knows nothing newer. Such protection can be broken with effort: delete the file as soon as it is imported.",
    hasKey: true,
  },
  "pem-chain": {
    label: "Chain as PEM",
    meaning: "The certificates alone, in order. It holds no key and needs no passphrase.",
    hasKey: false,
  },
};

/** One sentence for a reader when something was examined. */
export function takenWords(taken: number, refused: number): string {
  const examined = taken === 1 ? "1 file was examined." : `${taken} files were examined.`;
  if (refused === 0) return examined;
  return `${taken === 0 ? "" : `${examined} `}${refused === 1 ? "1 was" : `${refused} were`} not taken.`;
}

/**
 * `pairdesk certs FILE`: what a certificate file holds and what is missing in it. Works offline and touches no data folder;
 * the file is read in the worker's process. The passphrase comes from standard input or from the person at the terminal,
 * never from an argument, which every other user of the computer could read.
 */
import { basename, resolve } from "node:path";
import type { CertificateFile } from "../../shared/certificates/certificate-file.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { Works } from "../core/create-works.ts";
import { systemClock as clock, type DoorPorts } from "../core/ports.ts";
import { createWorker } from "../core/worker/worker-process.ts";
import { createStartProcess } from "../node/start-process.ts";
import { askHidden, type TerminalEnds } from "./ask-hidden.ts";
import type { CommandContext } from "./command-context.ts";
import { toJson } from "./plain-text.ts";
import { renderCertificateFile } from "./render-certificate-file.ts";

export interface CertsFileOptions {
  passphraseStdin?: true;
  json?: true;
}

export interface CertsFileDoor {
  startProcess: DoorPorts["startProcess"];
  input: AsyncIterable<Uint8Array>;
  /** null: nobody is there who could be asked. */
  ends: TerminalEnds | null;
}

const ownDoor = (): CertsFileDoor => ({
  startProcess: createStartProcess(new URL("./", import.meta.url)),
  input: process.stdin,
  ends: process.stdin.isTTY ? { input: process.stdin, output: process.stderr } : null,
});

/** What keeps the file itself from being read, so that nothing is said of it. */
const notRead = ["file-missing", "is-folder", "no-permission", "not-a-file", "read-failed"];
const codes = { ok: 0, incomplete: 1, "wrong-passphrase": 2, unsupported: 2, unreadable: 2 } as const;

/** Throws PairdeskError `work-given-up` and `file-invalid`. */
export async function certsFileCommand(
  file: string,
  options: CertsFileOptions,
  { output, registry }: CommandContext,
  door: CertsFileDoor = ownDoor(),
): Promise<0 | 1 | 2 | 3> {
  const { startProcess, input, ends } = door;
  const worker = createWorker<Works>({ startProcess, clock });
  const source = { path: resolve(file) };
  const examine = async (passphrase: string | null): Promise<CertificateFile> => {
    if (passphrase) registry.hide(passphrase);
    const [report] = (await worker.run("examineTogether", { sources: [{ source, passphrase }] })).reports;
    if (!report) throw new Error("the worker has examined a file and said nothing of it");
    return report;
  };
  try {
    let report = await examine(options.passphraseStdin ? await readPassphrase(input) : null);
    if (ends && !options.passphraseStdin && report.problems.some(({ code }) => code === "passphrase-needed")) {
      const entered = await askHidden(ends, `Passphrase of ${JSON.stringify(basename(file))}:`);
      if (entered !== null) report = await examine(entered);
    }
    output.write(options.json ? `${toJson(report, 2)}\n` : renderCertificateFile(file, report, output.paint));
    return report.problems.some(({ code }) => notRead.includes(code)) ? 3 : codes[report.verdict];
  } finally {
    worker.close();
  }
}

/** Bytes; a passphrase of a file is never as long. */
const longestPassphrase = 4_096;

/** Without the line end that `echo` and editors put behind it. */
async function readPassphrase(input: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestPassphrase) {
      const message = "What standard input holds is too long for a passphrase.";
      throw new PairdeskError("file-invalid", message, "Write the passphrase alone to it.");
    }
  }
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/\r?\n$/, "");
}

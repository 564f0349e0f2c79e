/**
 * The file doctor: the service behind `shared/contract/certificate-files.ts`.
 *
 * Guaranteed: files are opened and written in the worker alone, so that no key is ever in this process unless somebody
 * pasted one; passphrases, and keys that were pasted, are in memory while their desk is open and nowhere else, and the log
 * is told to hide them for as long. Nothing but what the person saves is written to disk. Not guaranteed: that memory which
 * was used for texts is overwritten before the system takes it back, since JavaScript cannot overwrite a text.
 */
import { randomUUID } from "node:crypto";
import type { WrittenForm } from "../../shared/certificates/certificate-file.ts";
import type { DeskView } from "../../shared/certificates/desk-view.ts";
import type { FileSource } from "../../shared/contract/file-source.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { describeDesk } from "./certificate-desk/describe-desk.ts";
import { createDesks, type Desk, type Desks, isClosed, type LaidFile } from "./certificate-desk/desks.ts";
import { pastedKeyLines } from "./certificate-desk/pasted-key-lines.ts";
import type { ServedGrid } from "./certificate-desk/served-matches.ts";
import { writtenFileName } from "./certificate-desk/written-file-name.ts";
import type { Works } from "./create-works.ts";
import { cleanFileName } from "./files/clean-file-name.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import type { Clock, DoorPorts } from "./ports.ts";
import type { Worker } from "./worker/worker-process.ts";

export interface CertificateFilesService {
  /** Throws PairdeskError `not-found`, `list-full`, `work-given-up`. */
  examine(asked: { desk: string | null; source: FileSource; passphrase: string | null }): Promise<DeskView>;
  unlock(asked: { desk: string; file: string; passphrase: string }): Promise<DeskView>;
  takeAway(asked: { desk: string; file: string }): Promise<DeskView>;
  /** Throws PairdeskError `certificate-file-refused`, `file-unwritable`, `disk-full`. */
  write(asked: { desk: string; form: WrittenForm; passphrase: string | null }): Promise<string | null>;
  close(desk: string): void;
}

export interface CertificateFiles extends CertificateFilesService {
  /** Closes every desk. */
  end(): void;
}

const mostFiles = 20;

interface Doctor {
  worker: Pick<Worker<Works>, "run">;
  desks: Desks;
  servedNow(): readonly ServedGrid[];
}

export function createCertificateFiles(options: {
  worker: Pick<Worker<Works>, "run">;
  ports: Pick<DoorPorts, "saveFile">;
  secrets: Pick<SecretRegistry, "hide" | "forget">;
  clock: Clock;
  /** What the pairs serve, as they were looked at last. */
  servedNow(): readonly ServedGrid[];
}): CertificateFiles {
  const { worker, ports, servedNow } = options;
  const desks = createDesks(options);
  const doctor: Doctor = { worker, desks, servedNow };

  return {
    async examine({ desk: id, source, passphrase }) {
      const desk = id === null ? desks.make() : desks.find(id);
      desks.keep(desk);
      desk.secrets.hide([passphrase, ...pastedKeyLines(source)]);
      const laying = layAnew(doctor, desk, (files) => withFile(files, source, passphrase));
      // A new desk that nobody was told of would only be waited for.
      if (id === null) laying.catch(() => desks.close(desk.id));
      return laying;
    },
    async unlock({ desk: id, file, passphrase }) {
      const desk = desks.find(id);
      desk.secrets.hide([passphrase]);
      return layAnew(doctor, desk, (files) =>
        found(files, file).map((one) => (one.id === file ? { ...one, passphrase } : one)),
      );
    },
    async takeAway({ desk: id, file }) {
      return layAnew(doctor, desks.find(id), (files) => found(files, file).filter((one) => one.id !== file));
    },
    async write({ desk: id, form, passphrase }) {
      const desk = desks.find(id);
      desk.secrets.hide([passphrase]);
      const { base64, name } = await desk.inTurn(() => written(doctor, desk, form, passphrase));
      return ports.saveFile({ name, content: Buffer.from(base64, "base64") });
    },
    close: desks.close,
    end: desks.closeAll,
  };
}

/** Examines what would lie there. The desk changes only once that has worked. */
function layAnew(
  { worker, desks, servedNow }: Doctor,
  desk: Desk,
  change: (files: readonly LaidFile[]) => LaidFile[],
): Promise<DeskView> {
  return desk.inTurn(async () => {
    const files = change(desk.laid.files);
    const { reports, assembled } = await worker.run("examineTogether", { sources: files });
    if (!desks.isOpen(desk)) throw isClosed();
    desk.laid = { files, reports, assembled };
    desks.keep(desk);
    return describeDesk(desk, servedNow());
  });
}

async function written(
  { worker, desks }: Doctor,
  desk: Desk,
  form: WrittenForm,
  passphrase: string | null,
): Promise<{ base64: string; name: string }> {
  if (!desks.isOpen(desk)) throw isClosed();
  const { files, assembled, reports } = desk.laid;
  const name = cleanFileName(writtenFileName(form, assembled, reports), ["p12", "pem"]);
  const asked = { sources: files, form, passphrase, shown: assembled.chain };
  return { ...(await worker.run("writeCertificateFile", asked)), name };
}

/** A file that lies there already is looked at again, under the passphrase that is given now or was before. */
function withFile(files: readonly LaidFile[], source: FileSource, passphrase: string | null): LaidFile[] {
  const before = files.find((one) => "path" in source && "path" in one.source && one.source.path === source.path);
  if (before) {
    return files.map((one) => (one === before ? { ...one, passphrase: passphrase ?? one.passphrase } : one));
  }
  if (files.length < mostFiles) return [...files, { id: randomUUID(), source, passphrase }];
  throw new PairdeskError(
    "list-full",
    `${mostFiles} files lie here, which is as many as there can be.`,
    "Take those away that you do not need.",
  );
}

function found(files: readonly LaidFile[], id: string): readonly LaidFile[] {
  if (files.some((one) => one.id === id)) return files;
  throw new PairdeskError("not-found", "This file does not lie here any more.", "Add it again.");
}

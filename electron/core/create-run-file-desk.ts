/** The certificate file of one run: kept in memory alone, opened by whoever `examine` asks, and wiped when it is closed. */
import { stat } from "node:fs/promises";
import { basename, isAbsolute } from "node:path";
import type { Assembled, CertificateFile } from "../../shared/certificates/certificate-file.ts";
import type { FileSource } from "../../shared/contract/file-source.ts";
import type { Answer } from "../../shared/domain/answer.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { GivenFile } from "../../shared/runbooks/run-knowledge.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import { type Clock, isoNow } from "./ports.ts";
import { createGivenSource, type GivenSource } from "./runs/given-source.ts";
import type { OwnRunFileDesk } from "./runs/run-file-desk.ts";
import { type FolderWatch, watchForCertificates } from "./runs/watch-for-certificates.ts";

export interface ExaminedFiles {
  reports: CertificateFile[];
  assembled: Assembled;
}

export interface RunFileDeskOptions {
  /** Opens them where keys may be opened. Throws PairdeskError where one cannot be read. */
  examine(sources: readonly { source: FileSource; passphrase: string | null }[]): Promise<ExaminedFiles>;
  secrets: Pick<SecretRegistry, "hide">;
  clock: Clock;
  /** How often a watched folder is listed, whatever it tells of itself. Left out: every two seconds. */
  listEveryMs?: number;
}

export function createRunFileDesk(options: RunFileDeskOptions): OwnRunFileDesk {
  const { secrets } = options;
  const passphrase = createKeptPassphrase();
  const listeners = new Set<Parameters<OwnRunFileDesk["onFile"]>[0]>();
  const reader = createReader(options);
  let given: GivenSource | null = null;
  let watch: FolderWatch | null = null;
  let isClosed = false;

  function put(source: FileSource | null): void {
    given?.wipe();
    given = source === null || isClosed ? null : createGivenSource(source);
  }
  /** Whoever names a file wants that one, whatever appears in the folder afterwards. */
  function endWatch(): void {
    watch?.close();
    watch = null;
  }
  function take(path: string): void {
    put({ path });
    for (const listener of listeners) listener({ fileName: basename(path), path });
  }
  return {
    state: () => ({
      fileName: given?.fileName ?? null,
      path: given?.path ?? null,
      hasPassphrase: passphrase.get() !== null,
      watchedFolder: watch?.folder ?? null,
    }),
    give(source) {
      endWatch();
      put(source);
    },
    givePassphrase(text) {
      if (isClosed) return;
      secrets.hide(text);
      passphrase.set(text);
    },
    async watchFolder(folder, since) {
      endWatch();
      if (folder === null || isClosed) return;
      const begun = await watchForCertificates({ ...options, folder, since, onFile: take });
      if (isClosed) return begun.close();
      // Another one may have been asked for meanwhile.
      (watch as FolderWatch | null)?.close();
      watch = begun;
    },
    onFile: (listener) => void listeners.add(listener),
    examine: () => reader(given, passphrase.get()),
    isThere: (path) => isThere(path === undefined ? given : { path }),
    toPlay: () => ({
      path: given?.path ?? null,
      bytes: async () => (await given?.bytes()) ?? null,
      passphrase: passphrase.get(),
      folder: watch?.folder ?? null,
    }),
    close() {
      isClosed = true;
      endWatch();
      put(null);
      passphrase.wipe();
      listeners.clear();
    },
  };
}

/** As bytes, which can be overwritten; as text only for the moment in which somebody needs it. */
function createKeptPassphrase() {
  let bytes: Buffer | null = null;
  const wipe = (): void => {
    bytes?.fill(0);
    bytes = null;
  };
  return {
    get: () => bytes?.toString("utf8") ?? null,
    set(text: string): void {
      wipe();
      bytes = Buffer.from(text, "utf8");
    },
    wipe,
  };
}

/** Read again only when the file, its time or the passphrase is another one. */
function createReader({ examine, clock }: RunFileDeskOptions) {
  let last: { of: GivenSource; mark: string; report: CertificateFile; assembled: Assembled } | null = null;
  let passphrases = 0;
  let lastPassphrase: string | null = null;

  return async (given: GivenSource | null, passphrase: string | null): Promise<GivenFile | null> => {
    if (given === null) return null;
    if (passphrase !== lastPassphrase) passphrases += 1;
    lastPassphrase = passphrase;
    const { fileName } = given;
    const there = await isThere(given);
    const mark = `${await given.mark()} ${passphrases}`;
    const isKnown = last !== null && last.of === given && (last.mark === mark || there === "no");
    if (!isKnown && there !== "no") {
      last = { of: given, mark, ...(await read([{ source: given.toSource(), passphrase }], examine)) };
    }
    const { report, assembled } = last?.of === given ? last : unread("It is no longer where it was.");
    return { fileName, report, assembled, isThere: there, at: isoNow(clock) };
  };
}

async function read(
  sources: Parameters<RunFileDeskOptions["examine"]>[0],
  examine: RunFileDeskOptions["examine"],
): Promise<{ report: CertificateFile; assembled: Assembled }> {
  try {
    const { reports, assembled } = await examine(sources);
    const [report] = reports;
    return report ? { report, assembled } : unread("Nothing was told of it.");
  } catch (error) {
    if (error instanceof PairdeskError) return unread(`${error.message} ${error.advice}`);
    throw error;
  }
}

const unread = (message: string): { report: CertificateFile; assembled: Assembled } => ({
  report: {
    schema: "pairdesk-certfile/1",
    verdict: "unreadable",
    format: "unknown",
    protection: null,
    certificates: [],
    keys: [],
    requests: [],
    problems: [{ code: "unreadable", severity: "error", message }],
  },
  assembled: { chain: [], hasKey: false, isComplete: "unknown", missingIssuer: null, unused: [], problems: [] },
});

/** Where its place cannot be looked into nobody knows. */
async function isThere(placed: Pick<GivenSource, "path"> | null): Promise<Answer> {
  const path = placed?.path ?? null;
  if (path === null || !isAbsolute(path)) return "unknown";
  try {
    await stat(path);
    return "yes";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? "no" : "unknown";
  }
}

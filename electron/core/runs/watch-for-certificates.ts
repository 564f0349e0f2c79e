/**
 * Tells of certificate files that appear in a folder. The folder's own word is only a hint, since file systems over a network
 * give none: it is listed slowly all the time. A file counts when it stays as it is from one look to the next, so that a
 * download is taken whole.
 */
import { type FSWatcher, watch as watchFolder } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, isAbsolute, join } from "node:path";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock } from "../ports.ts";

export interface FolderWatch {
  readonly folder: string;
  close(): void;
}

export interface FolderWatchOptions {
  folder: string;
  clock: Clock;
  listEveryMs?: number;
  /** What lies in it already and was written since then is told of as well, in ISO. Left out: nothing that lies there is. */
  since?: string | undefined;
  onFile(path: string): void;
}

const endings = [".p12", ".pfx", ".pem", ".cer", ".crt", ".der", ".p7b"];
const usualListEveryMs = 2_000;
/** Between two looks at a file that has just changed. */
const settleMs = 500;

interface Listed {
  mtimeMs: number;
  size: number;
}
type Listing = ReadonlyMap<string, Listed>;

/** Throws PairdeskError `file-unreadable`. */
export async function watchForCertificates(options: FolderWatchOptions): Promise<FolderWatch> {
  const { folder, clock, onFile, listEveryMs = usualListEveryMs, since } = options;
  const lying: Listing = await list(folder).catch((error: unknown) => refuse(folder, error));
  const sinceMs = since === undefined ? Number.POSITIVE_INFINITY : Date.parse(since);
  let told: Listing = new Map([...lying].filter(([, { mtimeMs }]) => mtimeMs < sinceMs));
  /** As it is now, and since when it was seen so. */
  let seen: ReadonlyMap<string, Listed & { sinceMs: number }> = seenAt(lying, clock.nowMs());
  let timer: { cancel(): void } | null = null;
  const waitMs = Math.min(settleMs, listEveryMs);
  let isClosed = false;
  let isLooking = false;

  async function look(): Promise<void> {
    if (isClosed || isLooking) return;
    isLooking = true;
    timer?.cancel();
    // A folder that is out of sight for a moment comes back.
    const now = await list(folder).catch((): Listing => seen);
    isLooking = false;
    if (isClosed) return;
    const nowMs = clock.nowMs();
    seen = seenAt(now, nowMs, seen);
    const untold = [...seen].filter(([name, file]) => !isSame(told.get(name), file));
    const settled = untold.filter(([, { sinceMs }]) => Math.abs(nowMs - sinceMs) >= waitMs);
    const [newest] = settled.filter(([, { size }]) => size > 0).toSorted(([, a], [, b]) => b.mtimeMs - a.mtimeMs);
    // One that was told of and is gone may come again under its name.
    const known = [...told].filter(([name]) => now.has(name));
    told = new Map([...known, ...settled]);
    timer = clock.setTimer(() => void look(), untold.length > settled.length ? waitMs : listEveryMs);
    if (newest) onFile(join(folder, newest[0]));
  }
  const hints = hintsOf(folder, () => void look());
  timer = clock.setTimer(() => void look(), lying.size > told.size ? waitMs : listEveryMs);
  return {
    folder,
    close() {
      isClosed = true;
      timer?.cancel();
      hints?.close();
    },
  };
}

/** Since when each file is as it is now. */
function seenAt(now: Listing, nowMs: number, before: ReadonlyMap<string, Listed & { sinceMs: number }> = new Map()) {
  const sinceOf = (name: string, file: Listed) =>
    (isSame(before.get(name), file) ? before.get(name)?.sinceMs : null) ?? nowMs;
  return new Map([...now].map(([name, file]) => [name, { ...file, sinceMs: sinceOf(name, file) }]));
}

const isSame = (one: Listed | undefined, other: Listed): boolean =>
  one?.mtimeMs === other.mtimeMs && one.size === other.size;

async function list(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) =>
    !entry.isDirectory() && endings.includes(extname(entry.name).toLowerCase()) ? [entry.name] : [],
  );
  const listed = await Promise.all(
    names.map(async (name) => {
      const seen = await stat(join(folder, name)).catch(() => null);
      return seen?.isFile() ? [[name, { mtimeMs: seen.mtimeMs, size: seen.size }] as const] : [];
    }),
  );
  return new Map(listed.flat());
}

/** null: this folder tells nothing of itself. */
function hintsOf(folder: string, onHint: () => void): FSWatcher | null {
  try {
    const hints = watchFolder(folder, { persistent: false }, onHint);
    hints.on("error", () => hints.close());
    return hints;
  } catch {
    return null;
  }
}

function refuse(folder: string, error: unknown): never {
  const { code = "" } = error as NodeJS.ErrnoException;
  const why = isAbsolute(folder)
    ? `${folder} cannot be watched${code === "" ? "" : ` (${code})`}.`
    : `${folder} is no whole path.`;
  throw new PairdeskError("file-unreadable", why, "Choose another folder, or give the file itself.");
}

/**
 * The desks that are open, in memory: which files lie on each, under which passphrases, and what was found in them. The
 * bytes of a file that has a place are never here. A desk ends when it is closed, when nobody used it for a quarter of an
 * hour, when others were used since and there are too many, and with the core; then nothing here holds what lay on it.
 */
import { randomUUID } from "node:crypto";
import type { Assembled, CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import type { FileSource } from "../../../shared/contract/file-source.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock } from "../ports.ts";
import { createDeskSecrets, type DeskSecrets, type HidesSecrets } from "./desk-secrets.ts";

export interface LaidFile {
  id: string;
  source: FileSource;
  passphrase: string | null;
}

/** What lies on a desk and what was found in it, report by report in the order of the files. */
export interface Laid {
  files: readonly LaidFile[];
  reports: readonly CertificateFile[];
  assembled: Assembled;
}

export interface Desk {
  readonly id: string;
  readonly secrets: DeskSecrets;
  laid: Laid;
  /** One change after the other: each begins with what the one before it left. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
}

export interface Desks {
  /** A new one, not in use until it is kept. */
  make(): Desk;
  /** Throws PairdeskError `not-found`. Being asked for is being used. */
  find(id: string): Desk;
  isOpen(desk: Desk): boolean;
  keep(desk: Desk): void;
  close(id: string): void;
  closeAll(): void;
}

const unusedMs = 15 * 60_000;
/** A window that was loaded anew leaves its desk behind. */
const mostDesks = 10;

export function createDesks({ clock, secrets }: { clock: Clock; secrets: HidesSecrets }): Desks {
  /** The one that was used last stands last. */
  const open = new Map<string, { desk: Desk; idle: { cancel(): void } }>();

  function close(id: string): void {
    const held = open.get(id);
    if (!held) return;
    open.delete(id);
    held.idle.cancel();
    held.desk.laid = nothingLaid;
    held.desk.secrets.forgetAll();
  }

  function keep(desk: Desk): void {
    open.get(desk.id)?.idle.cancel();
    open.delete(desk.id);
    open.set(desk.id, { desk, idle: clock.setTimer(() => close(desk.id), unusedMs) });
    const [longestUnused] = open.keys();
    if (open.size > mostDesks && longestUnused !== undefined) close(longestUnused);
  }

  return {
    make: () => createDesk(secrets),
    find(id) {
      const held = open.get(id);
      if (!held) throw isClosed();
      keep(held.desk);
      return held.desk;
    },
    isOpen: ({ id }) => open.has(id),
    keep,
    close,
    closeAll() {
      for (const id of [...open.keys()]) close(id);
    },
  };
}

function createDesk(secrets: HidesSecrets): Desk {
  let last: Promise<unknown> = Promise.resolve();
  return {
    id: randomUUID(),
    secrets: createDeskSecrets(secrets),
    laid: nothingLaid,
    inTurn(work) {
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

const nothingLaid: Laid = {
  files: [],
  reports: [],
  assembled: { chain: [], hasKey: false, isComplete: "no", missingIssuer: null, unused: [], problems: [] },
};

export const isClosed = (): PairdeskError =>
  new PairdeskError(
    "not-found",
    "These files are not open any more: they are put away when nobody used them for a quarter of an hour.",
    "Add them again.",
  );

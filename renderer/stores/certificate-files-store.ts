/**
 * The file doctor's desk as the core tells of it, and what was given to it. Passphrases go straight into their call and are
 * kept nowhere here. The desk is closed as soon as its screen is left, and with it everything that lay on it is gone.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { WrittenForm } from "../../shared/certificates/certificate-file.ts";
import type { DeskView } from "../../shared/certificates/desk-view.ts";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { FileSource } from "../../shared/contract/file-source.ts";
import { type CallFailure, refusalCode, toCallFailure } from "../connection/call-failure.ts";
import type { SourceOfFile } from "../connection/source-of-file.ts";
import type { RefusedFile } from "./heard-of-handed-files.ts";
import type { PlaceStore } from "./place-store.ts";

export interface CertificateFilesState {
  /** null: nothing was laid on one yet. */
  desk: DeskView | null;
  /** How many are still to be examined. */
  waiting: number;
  /** The files that a passphrase was tried on. */
  tried: ReadonlySet<string>;
  /** Of what was given last: what was not taken, and why. */
  refused: readonly RefusedFile[];
  /** How many were taken last; null: nothing was given since the desk was begun. */
  taken: number | null;
  /** What lay on the desk was forgotten, since it was not used for long. */
  isForgotten: boolean;
}

export interface CertificateFilesStore extends StoreApi<CertificateFilesState> {
  /** Goes to the screen and examines one file after the other. `folders`: the names of those that are none. */
  take(files: readonly File[], folders?: ReadonlySet<string>): Promise<void>;
  /** Text that was pasted; it is handed on and not kept. */
  takeText(text: string): Promise<void>;
  /** These reject as their calls do. */
  unlock(file: string, passphrase: string): Promise<void>;
  takeAway(file: string): Promise<void>;
  /** Answers with the path; null when the person thought better of it. */
  write(form: WrittenForm, passphrase: string | null): Promise<string | null>;
  startOver(): void;
}

export const mostFiles = 20;

const empty: CertificateFilesState = {
  desk: null,
  waiting: 0,
  tried: new Set(),
  refused: [],
  taken: null,
  isForgotten: false,
};

type Calls = CoreClient["certificateFiles"];
type State = StoreApi<CertificateFilesState>;

export function createCertificateFilesStore(
  client: Pick<CoreClient, "certificateFiles">,
  place: Pick<PlaceStore, "go" | "subscribe">,
  sourceOf: SourceOfFile,
): CertificateFilesStore {
  const calls = client.certificateFiles;
  const store = createStore<CertificateFilesState>(() => empty);
  const sittings = createSittings(calls, store);
  const takeAll = createIntake(calls, store, sittings);

  /** With the desk, if there is one; what it answers is heard if the desk is still there by then. */
  async function withDesk<Answer>(ask: (desk: string) => Promise<Answer>): Promise<Answer | null> {
    const { desk } = store.getState();
    if (!desk) return null;
    try {
      return await ask(desk.desk);
    } catch (error) {
      // Forgotten there, so forgotten here too.
      if (refusalCode(error) === "not-found") store.setState({ ...empty, isForgotten: true });
      throw error;
    }
  }

  place.subscribe(({ place: shown }, { place: before }) => {
    if (before.screen === "certificate-files" && shown.screen !== "certificate-files") sittings.end();
  });

  return Object.assign(store, {
    take(files: readonly File[], folders: ReadonlySet<string> = new Set()) {
      place.go({ screen: "certificate-files" });
      return takeAll(files.map((file) => givenFile(file, folders, sourceOf)));
    },
    takeText: (text: string) => takeAll([givenText(text)]),
    async unlock(file: string, passphrase: string) {
      const hear = sittings.hearing();
      const told = await withDesk((desk) => calls.unlock({ desk, file, passphrase }));
      if (told) hear(told, ({ tried }) => ({ tried: new Set([...tried, file]) }));
    },
    async takeAway(file: string) {
      const hear = sittings.hearing();
      const told = await withDesk((desk) => calls.takeAway({ desk, file }));
      if (told) hear(told);
    },
    write: async (form: WrittenForm, passphrase: string | null) =>
      (await withDesk((desk) => calls.write({ desk, form, passphrase })))?.path ?? null,
    startOver: sittings.end,
  });
}

type Change = (state: CertificateFilesState) => Partial<CertificateFilesState>;

interface Sittings {
  end(): void;
  /** For what is told later: it changes what is shown only if the sitting is still the same; a desk of another one is closed. */
  hearing(): (desk: DeskView | null, change?: Change) => void;
  current(): number;
}

/** From the first file to leaving or starting over. */
function createSittings(calls: Calls, store: State): Sittings {
  let current = 0;
  const close = (desk: DeskView) => void calls.close({ desk: desk.desk }).catch(() => undefined);
  return {
    current: () => current,
    end() {
      current += 1;
      const { desk } = store.getState();
      store.setState(empty);
      if (desk) close(desk);
    },
    hearing() {
      const heardIn = current;
      return (desk, change) => {
        if (heardIn !== current) {
          if (desk) close(desk);
          return;
        }
        store.setState((state) => ({ ...(desk ? { desk } : {}), ...change?.(state) }));
      };
    },
  };
}

/** Files one after the other, in the order in which they were given, so that all of them come onto one desk. */
function createIntake(calls: Calls, store: State, sittings: Sittings): (given: readonly Given[]) => Promise<void> {
  let queue: Promise<void> = Promise.resolve();

  async function examine(source: FileSource): Promise<DeskView> {
    const desk = store.getState().desk?.desk ?? null;
    try {
      return await calls.examine({ desk, source, passphrase: null });
    } catch (error) {
      if (desk === null || refusalCode(error) !== "not-found") throw error;
      store.setState({ desk: null, tried: new Set(), isForgotten: true });
      return calls.examine({ desk: null, source, passphrase: null });
    }
  }

  async function takeOne({ fileName, give }: Given, count: number): Promise<void> {
    const hear = sittings.hearing();
    const refuse = (failure: CallFailure) =>
      hear(null, ({ refused }) => ({ refused: [...refused, { count, fileName, failure }] }));
    if ((store.getState().desk?.files.length ?? 0) >= mostFiles) return refuse(deskIsFull);
    try {
      const source = await give();
      if ("failure" in source) refuse(source.failure);
      else hear(await examine(source), ({ taken }) => ({ taken: (taken ?? 0) + 1 }));
    } catch (error) {
      refuse(toCallFailure(error));
    }
  }

  return (given) => {
    const begunIn = sittings.current();
    const hear = sittings.hearing();
    hear(null, ({ waiting }) => ({ waiting: waiting + given.length }));
    queue = queue.then(async () => {
      hear(null, () => ({ refused: [], taken: 0, isForgotten: false }));
      for (const [count, one] of given.entries()) {
        if (sittings.current() !== begunIn) return;
        await takeOne(one, count);
        hear(null, ({ waiting }) => ({ waiting: waiting - 1 }));
      }
    });
    return queue;
  };
}

interface Given {
  fileName: string;
  give(): ReturnType<SourceOfFile>;
}

const givenFile = (file: File, folders: ReadonlySet<string>, sourceOf: SourceOfFile): Given => ({
  fileName: file.name,
  give: async () => (folders.has(file.name) ? { failure: folderRefused(file.name) } : sourceOf(file)),
});

const givenText = (text: string): Given => ({
  fileName: "Pasted text",
  give: async () => ({ fileName: "Pasted text", base64: toBase64(text) }),
});

const toBase64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));

const folderRefused = (name: string): CallFailure => ({
  kind: "refused",
  message: `${name} is a folder.`,
  advice: "Open it and drop the files that you want to see.",
});

const deskIsFull: CallFailure = {
  kind: "refused",
  message: `${mostFiles} files are here already, and more do not make one chain.`,
  advice: "Take away what you do not need, or start over.",
};

import { createStore, type StoreApi } from "zustand/vanilla";

export interface ImportFile {
  name: string;
  text: string;
}

/** `problem`: the file that was given cannot even be read as a text. */
export interface ImportFileState {
  file: ImportFile | null;
  problem: string | null;
}

/** The pairs file that a person dropped or chose, wherever in the window that was. */
export interface ImportFileStore extends StoreApi<ImportFileState> {
  take(file: File): Promise<void>;
  clear(): void;
}

/** As the reader's own limit; more would not even be sent to the core. Bytes. */
const largestFile = 10_000_000;

export function createImportFileStore(): ImportFileStore {
  const store = createStore<ImportFileState>(() => ({ file: null, problem: null }));
  return Object.assign(store, {
    async take(file: File) {
      if (file.size > largestFile) {
        store.setState({ file: null, problem: `${file.name} is larger than 10 MB, which no pairs file is.` });
        return;
      }
      try {
        store.setState({ file: { name: file.name, text: await file.text() }, problem: null });
      } catch {
        store.setState({ file: null, problem: `${file.name} could not be read. Is it a file, and may you open it?` });
      }
    },
    clear: () => store.setState({ file: null, problem: null }),
  });
}

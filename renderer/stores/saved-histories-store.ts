/**
 * The saved histories that are open, their content once it was looked at, and the files that were refused last. A file that
 * the door was handed (double click, command line) is gone to like one that the person chose here; of several at once the last
 * one, or the list of all where some were refused.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { OpenHistories, OpenHistory, SaveHistory } from "../../shared/contract/saved-histories.ts";
import { toCallFailure } from "../connection/call-failure.ts";
import { followAgain } from "./follow-again.ts";
import { heardOfHandedFiles, type RefusedFile } from "./heard-of-handed-files.ts";
import { createHistoryContents, type HistoryContents } from "./history-contents.ts";
import type { PlaceStore } from "./place-store.ts";
import { type Wait, waitOnTimer } from "./wait.ts";

export interface SavedHistoriesState {
  open: readonly OpenHistory[];
  /** Together, or one alone. */
  refused: readonly RefusedFile[];
  isOpening: boolean;
}

export interface SavedHistoriesStore extends StoreApi<SavedHistoriesState> {
  follow(signal: AbortSignal): Promise<void>;
  /** Opens them and goes to the one; several, and what was refused, are shown where the open ones are listed. */
  take(files: readonly File[]): Promise<void>;
  /** What the open ones hold. */
  contents: HistoryContents;
  /** Rejects as the call does. */
  close(id: string): Promise<void>;
  /** Answers with the path; null when the person thought better of it. Rejects as the call does. */
  save(asked: SaveHistory): Promise<string | null>;
}

/** As the core's own limit. Bytes. */
const largestFile = 12_000_000;

/** As base64; null: it cannot be read. */
type ReadFile = (file: File) => Promise<string | null>;

export function createSavedHistoriesStore(
  client: Pick<CoreClient, "savedHistories" | "history">,
  place: Pick<PlaceStore, "go">,
  readFile: ReadFile,
  wait: Wait = waitOnTimer,
): SavedHistoriesStore {
  const calls = client.savedHistories;
  const store = createStore<SavedHistoriesState>(() => ({
    open: [],
    refused: [],
    isOpening: false,
  }));
  const contents = createHistoryContents(client);
  let lastAsked = 0;

  function hear({ open, asked }: OpenHistories): void {
    contents.keep(new Set(open.map(({ id }) => id)));
    store.setState({ open });
    const lead = heardOfHandedFiles(asked, lastAsked);
    lastAsked = lead?.count ?? lastAsked;
    if (lead?.kind === "opened") show(lead.id);
    else if (lead) refuse(lead.files);
  }

  function show(historyId: string): void {
    store.setState({ refused: [] });
    place.go({ screen: "saved-history", historyId });
  }

  function refuse(refused: readonly RefusedFile[]): void {
    store.setState({ refused });
    place.go({ screen: "saved-histories" });
  }

  async function take(files: readonly File[]): Promise<void> {
    store.setState({ isOpening: true, refused: [] });
    const refused: RefusedFile[] = [];
    const opened: OpenHistory[] = [];
    for (const [count, file] of files.entries()) {
      const result = await openFile(calls, readFile, { count, file });
      if ("failure" in result) refused.push(result);
      else opened.push(result);
    }
    const { open } = store.getState();
    const known = new Map([...open, ...opened].map((one) => [one.id, one]));
    store.setState({ open: [...known.values()], refused, isOpening: false });
    const shown = new Set(opened.map(({ id }) => id));
    const [only] = shown;
    if (only !== undefined && shown.size === 1 && refused.length === 0) show(only);
    else place.go({ screen: "saved-histories" });
  }

  return Object.assign(store, {
    contents,
    follow: (signal: AbortSignal) =>
      followAgain(signal, wait, {
        async attempt(attemptSignal, onLive) {
          const changes = await calls.changed(undefined, { signal: attemptSignal });
          hear(await calls.list(undefined, { signal: attemptSignal }));
          onLive();
          for await (const told of changes) hear(told);
        },
        onBroken: () => undefined,
      }),
    take,
    async close(id: string) {
      await calls.close({ id });
      hear({ open: store.getState().open.filter((one) => one.id !== id), asked: [] });
    },
    save: async (asked: SaveHistory) => (await calls.save(asked)).path,
  });
}

async function openFile(
  calls: Pick<CoreClient["savedHistories"], "open">,
  readFile: ReadFile,
  { count, file }: { count: number; file: File },
): Promise<OpenHistory | RefusedFile> {
  const refusal = (message: string, advice: string): RefusedFile => ({
    count,
    fileName: file.name,
    failure: { kind: "refused", message, advice },
  });
  if (file.size > largestFile) {
    const message = `${file.name} is larger than ${largestFile / 1_000_000} MB, which no saved history is.`;
    return refusal(message, "Choose a file whose name ends in .pairhistory.");
  }
  const base64 = await readFile(file);
  if (base64 === null) {
    return refusal(`${file.name} could not be read.`, "Is it a file and not a folder, and may you open it?");
  }
  try {
    return await calls.open({ fileName: file.name.slice(0, 300) || "file", base64 });
  } catch (error) {
    return { count, fileName: file.name, failure: toCallFailure(error) };
  }
}

/**
 * The saved histories that are open, their content once it was looked at, and the files that were refused last. A file that
 * the door was handed (double click, command line) is gone to like one that the person chose here; of several at once the last
 * one, or the list of all where some were refused.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { OpenHistories, OpenHistory, SaveHistory } from "../../shared/contract/saved-histories.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
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
  /** Opens it and goes there; a refusal is shown where the open ones are listed. */
  take(file: File): Promise<void>;
  /** What the open ones hold. */
  contents: HistoryContents;
  /** Rejects as the call does. */
  close(id: string): Promise<void>;
  /** Answers with the path; null when the person thought better of it. Rejects as the call does. */
  save(asked: SaveHistory): Promise<string | null>;
}

/** As the core's own limit. Bytes. */
const largestFile = 12_000_000;

export function createSavedHistoriesStore(
  client: Pick<CoreClient, "savedHistories" | "history">,
  place: Pick<PlaceStore, "go">,
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

  const refuseChosen = ({ name: fileName }: File, failure: CallFailure) => refuse([{ count: 0, fileName, failure }]);

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
    async take(file: File) {
      if (file.size > largestFile) {
        const message = `${file.name} is larger than ${largestFile / 1_000_000} MB, which no saved history is.`;
        refuseChosen(file, { kind: "refused", message, advice: "Choose a file whose name ends in .pairhistory." });
        return;
      }
      store.setState({ isOpening: true, refused: [] });
      try {
        const opened = await calls.open({ fileName: file.name.slice(0, 300) || "file", base64: await toBase64(file) });
        const { open } = store.getState();
        if (!open.some(({ id }) => id === opened.id)) store.setState({ open: [...open, opened] });
        show(opened.id);
      } catch (error) {
        refuseChosen(file, toCallFailure(error));
      } finally {
        store.setState({ isOpening: false });
      }
    },
    async close(id: string) {
      await calls.close({ id });
      hear({ open: store.getState().open.filter((one) => one.id !== id), asked: [] });
    },
    save: async (asked: SaveHistory) => (await calls.save(asked)).path,
  });
}

/** By the browser's own reader: a loop over the bytes would take longer than opening the file. */
function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error("the file could not be read"));
    reader.readAsDataURL(file);
  });
}

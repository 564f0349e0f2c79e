import { expect, it } from "vitest";
import { createRecordStore } from "../../../renderer/stores/record-store.ts";
import { lossWords, sizeWords } from "../../../renderer/words/record-words.ts";
import type { KeptDays, StorageLoss } from "../../../shared/contract/storage.ts";
import { createScriptedCore } from "../../fakes/scripted-core.ts";
import { createCoreClient } from "../../support/core-client.ts";

const usual: KeptDays = { changes: null, rawAnswers: 30 };
const nothing: StorageLoss = { spans: 0, incidents: 0, syncs: 0, responseHours: 0, rawAnswers: 0 };

function openStore(loss: StorageLoss) {
  const kept: KeptDays[] = [];
  const answers = {
    storage: () => ({ databaseBytes: 5000, kept: usual }),
    storageLoss: () => loss,
    keepFor: (choice: KeptDays) => {
      kept.push(choice);
      return { databaseBytes: 4000, kept: choice };
    },
  };
  return { store: createRecordStore(createCoreClient(createScriptedCore({ answers }))), kept };
}

it("takes a choice at once that deletes nothing", async () => {
  const { store, kept } = openStore(nothing);
  await store.ask(new AbortController().signal);
  await store.choose({ ...usual, rawAnswers: 90 });
  expect(kept).toEqual([{ changes: null, rawAnswers: 90 }]);
  expect(store.getState()).toMatchObject({ storage: { databaseBytes: 4000 }, question: null });
});

it("asks before a choice deletes something, and does as it is told", async () => {
  const { store, kept } = openStore({ ...nothing, rawAnswers: 3 });
  await store.choose({ ...usual, rawAnswers: 7 });
  expect(store.getState().question).toEqual({ kept: { ...usual, rawAnswers: 7 }, loss: { ...nothing, rawAnswers: 3 } });
  await store.answer(false);
  expect([kept, store.getState().question]).toEqual([[], null]);
  await store.choose({ ...usual, rawAnswers: 7 });
  await store.answer(true);
  expect(kept).toEqual([{ ...usual, rawAnswers: 7 }]);
});

it("tells sizes and losses in words", () => {
  expect([900, 120_400, 999_600, 1_310_720, 48_000_000, 2_400_000_000].map(sizeWords)).toEqual([
    "1 KB",
    "120 KB",
    "1.0 MB",
    "1.3 MB",
    "48 MB",
    "2.4 GB",
  ]);
  expect(lossWords({ ...nothing, spans: 1204, incidents: 1 })).toEqual([
    "1,204 spans of timelines",
    "1 incident that is over",
  ]);
});

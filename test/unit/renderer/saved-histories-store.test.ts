import { expect, test } from "vitest";
import { createSavedHistoriesStore } from "../../../renderer/stores/saved-histories-store.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createScriptedCore } from "../../fakes/scripted-core.ts";
import { openHistoryOf } from "../../fixtures/open-histories-of.ts";
import { savedHistoryOf } from "../../fixtures/saved-history-of.ts";
import { createCoreClient } from "../../support/core-client.ts";

/** As the browser's reader: a folder that was dropped looks like a file and cannot be read. */
const readFile = async ({ name, type }: File) => (type === "folder" ? null : btoa(name));

const saved = savedHistoryOf(Date.UTC(2026, 2, 2, 12));
const fileOf = (name: string, type = "") => new File(["x"], name, { type });

function openStore() {
  const answers = {
    async openHistory({ fileName }: { fileName: string }) {
      if (fileName.startsWith("torn"))
        throw new PairdeskError("saved-history-damaged", "It ends too early.", "Copy it.");
      return openHistoryOf(fileName, saved, fileName);
    },
  };
  const gone: string[] = [];
  const place = { go: (to: { screen: string; historyId?: string }) => void gone.push(to.historyId ?? to.screen) };
  return { store: createSavedHistoriesStore(createCoreClient(createScriptedCore({ answers })), place, readFile), gone };
}

test("one file is opened and gone to", async () => {
  const { store, gone } = openStore();
  await store.take([fileOf("a.pairhistory")]);
  expect(gone).toEqual(["a.pairhistory"]);
  expect(store.getState()).toMatchObject({ open: [{ id: "a.pairhistory" }], refused: [], isOpening: false });
});

test("a folder or a file that cannot be read is refused by its name, and is no fault of the core", async () => {
  const { store, gone } = openStore();
  await store.take([fileOf("a.pairhistory", "folder")]);
  expect(gone).toEqual(["saved-histories"]);
  expect(store.getState().refused).toMatchObject([
    { fileName: "a.pairhistory", failure: { kind: "refused", message: "a.pairhistory could not be read." } },
  ]);
});

test("of several files each is opened once or refused, and the list of them is gone to", async () => {
  const { store, gone } = openStore();
  await store.take(["a", "torn", "b", "a"].map((name) => fileOf(`${name}.pairhistory`)));
  expect(gone).toEqual(["saved-histories"]);
  expect(store.getState().open.map(({ id }) => id)).toEqual(["a.pairhistory", "b.pairhistory"]);
  expect(store.getState().refused).toMatchObject([
    { fileName: "torn.pairhistory", failure: { kind: "refused", message: "It ends too early." } },
  ]);
});

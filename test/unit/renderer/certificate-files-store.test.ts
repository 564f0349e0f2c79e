import { expect, test } from "vitest";
import { createCertificateFilesStore } from "../../../renderer/stores/certificate-files-store.ts";
import { createPlaceStore } from "../../../renderer/stores/place-store.ts";
import type { DeskView } from "../../../shared/certificates/desk-view.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createScriptedCore } from "../../fakes/scripted-core.ts";
import { createDeskViews } from "../../fixtures/desk-views.ts";
import { createCoreClient } from "../../support/core-client.ts";

const views = createDeskViews(Date.UTC(2026, 2, 2, 12));
const forgotten = new PairdeskError("not-found", "This desk is not there any more.", "Give the files again.");
const secret = "canary-passphrase-91";
const fileOf = (name: string) => new File(["x"], name);

/** A core that lays files on desks, by the names of which it is asked. */
function openStore() {
  const asked: string[] = [];
  const desks = new Map<string, string[]>();
  let hold: Promise<void> = Promise.resolve();
  const viewOf = (desk: string): DeskView => {
    const names = desks.get(desk);
    if (!names) throw forgotten;
    const files = names.map((name, index) => views.file(`f${index}`, name, views.reports.locked));
    return { ...views.desk(files), desk };
  };
  const answers = {
    async examineFile({ desk, source }: { desk: string | null; source: object }) {
      await hold;
      const name = "fileName" in source ? String(source.fileName) : JSON.stringify(source);
      const on = desk ?? `desk-${desks.size + 1}`;
      asked.push(`${name} on ${desk}`);
      if (desk !== null && !desks.has(desk)) throw forgotten;
      desks.set(on, [...(desks.get(on) ?? []), name]);
      return viewOf(on);
    },
    unlockFile: async ({ desk, passphrase }: { desk: string; passphrase: string }) => {
      asked.push(`unlock with ${passphrase}`);
      return viewOf(desk);
    },
    closeDesk(desk: string) {
      asked.push(`close ${desk}`);
      desks.delete(desk);
    },
  };
  const place = createPlaceStore();
  const sourceOf = async ({ name }: File) => ({ fileName: name, base64: "" });
  const store = createCertificateFilesStore(createCoreClient(createScriptedCore({ answers })), place, sourceOf);
  const holdBack = () => {
    let letGo: () => void = () => undefined;
    hold = new Promise((resolve) => {
      letGo = resolve;
    });
    return () => letGo();
  };
  return { store, place, asked, desks, holdBack };
}

test("files that are given one upon the other come onto one desk, in their order", async () => {
  const { store, asked, place } = openStore();
  await Promise.all([store.take([fileOf("a"), fileOf("b")]), store.take([fileOf("c")])]);
  expect(asked).toEqual(["a on null", "b on desk-1", "c on desk-1"]);
  expect(place.getState().place.screen).toBe("certificate-files");
  expect(store.getState()).toMatchObject({ waiting: 0, taken: 1, refused: [] });
});

test("what comes after the screen was left is closed at once, and nothing of it is shown", async () => {
  const { store, place, asked, holdBack } = openStore();
  const letGo = holdBack();
  const taking = store.take([fileOf("a"), fileOf("b")]);
  await Promise.resolve();
  place.go({ screen: "fleet" });
  letGo();
  await taking;
  await expect.poll(() => asked).toEqual(["a on null", "close desk-1"]);
  expect(store.getState()).toMatchObject({ desk: null, waiting: 0, refused: [] });
});

test("leaving the screen closes the desk and forgets what was on it", async () => {
  const { store, place, asked } = openStore();
  await store.take([fileOf("a")]);
  place.go({ screen: "fleet" });
  await expect.poll(() => asked.at(-1)).toBe("close desk-1");
  expect(store.getState().desk).toBeNull();
});

test("a desk that the core has forgotten is begun anew, which is said", async () => {
  const { store, desks, asked } = openStore();
  await store.take([fileOf("a")]);
  desks.clear();
  await store.take([fileOf("b")]);
  expect(asked).toEqual(["a on null", "b on desk-1", "b on null"]);
  expect(store.getState()).toMatchObject({ isForgotten: true, desk: { files: [{ fileName: "b" }] } });
});

test("a passphrase goes into its call and into nothing else", async () => {
  const { store, asked } = openStore();
  await store.take([fileOf("a")]);
  await store.unlock("f0", secret);
  expect(asked.at(-1)).toBe(`unlock with ${secret}`);
  expect(JSON.stringify({ ...store.getState(), tried: [...store.getState().tried] })).not.toContain(secret);
  expect([...store.getState().tried]).toEqual(["f0"]);
});

test("folders and what is too many are refused by their names, the rest is taken", async () => {
  const { store } = openStore();
  const files = Array.from({ length: 22 }, (_, index) => fileOf(`${index}`));
  await store.take(files, new Set(["3"]));
  const { desk, refused, taken } = store.getState();
  expect(desk?.files).toHaveLength(20);
  expect(taken).toBe(20);
  expect(refused).toMatchObject([
    { fileName: "3", failure: { message: "3 is a folder." } },
    { fileName: "21", failure: { message: "20 files are here already, and more do not make one chain." } },
  ]);
});

import { expect, it } from "vitest";
import { createDiagnosticsStore } from "../../../renderer/stores/diagnostics-store.ts";
import { createScriptedCore, type ScriptedCoreOptions } from "../../fakes/scripted-core.ts";
import { createCoreClient } from "../../support/core-client.ts";

const storeOver = (answers: NonNullable<ScriptedCoreOptions["answers"]>) =>
  createDiagnosticsStore(createCoreClient(createScriptedCore({ answers })));

it("saves exactly what was shown, under a name with the day", async () => {
  const saved: object[] = [];
  const store = storeOver({
    diagnostics: async ({ withNames }) => `names: ${withNames}`,
    async saveText(asked) {
      saved.push(asked);
      return "/there.txt";
    },
  });
  await expect(store.save()).resolves.toBeNull();
  await store.collect();
  await expect(store.save()).resolves.toBe("/there.txt");
  expect(saved).toEqual([
    { suggestedName: expect.stringMatching(/^pairdesk-diagnostics-\d{4}-\d\d-\d\d\.txt$/), text: "names: false" },
  ]);
});

it("shows nothing that was collected for the other choice", async () => {
  let answer = (_text: string): void => undefined;
  const store = storeOver({
    diagnostics: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const collecting = store.collect();
  await new Promise((resolve) => setImmediate(resolve));
  store.setWithNames(true);
  answer("without names");
  await collecting;
  expect(store.getState()).toEqual({ withNames: true, text: null });
});

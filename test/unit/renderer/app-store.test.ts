import { afterEach, beforeEach, expect, it } from "vitest";
import { createAppStore } from "../../../renderer/stores/app-store.ts";
import type { Wait } from "../../../renderer/stores/wait.ts";
import { createScriptedCore } from "../../fakes/scripted-core.ts";
import { createCoreClient } from "../../support/core-client.ts";

const warning = { id: "keychain", severity: "warning", message: "No keychain.", advice: "Start one." } as const;
const note = { id: "aside", severity: "info", message: "Set aside.", advice: "It is kept." } as const;

let window = new AbortController();
beforeEach(() => {
  window = new AbortController();
});
afterEach(() => window.abort());

const forever: Wait = () => new Promise(() => undefined);
const atOnce: Wait = async () => undefined;

function connected() {
  const core = createScriptedCore({ notices: [warning, note] });
  const store = createAppStore(createCoreClient(core), forever);
  void store.follow(window.signal);
  return { core, store };
}

it("is connected once the core has told its facts", async () => {
  const { store } = connected();
  expect(store.getState().connection).toBe("connecting");
  await expect.poll(() => store.getState().connection).toBe("connected");
  expect(store.getState().facts).toMatchObject({ version: "0.1.0", notices: [warning, note] });
});

it("is out of reach when no answer came in time, and connected again with the next answer", async () => {
  const silent = createAppStore(createCoreClient({ serve: () => undefined }), atOnce);
  await silent.ask();
  expect(silent.getState().connection).toBe("unreachable");

  let limit = atOnce;
  const store = createAppStore(createCoreClient(createScriptedCore()), (ms, signal) => limit(ms, signal));
  await store.ask();
  expect(store.getState().connection).toBe("unreachable");
  limit = forever;
  await store.ask();
  expect(store.getState().connection).toBe("connected");
});

it("takes notices as they come and go", async () => {
  const { core, store } = connected();
  await expect.poll(() => store.getState().connection).toBe("connected");
  core.tellNotices([note]);
  await expect.poll(() => store.getState().facts?.notices).toEqual([note]);
});

it("puts away a note, never a warning", async () => {
  const { store } = connected();
  await expect.poll(() => store.getState().connection).toBe("connected");
  store.dismiss("keychain");
  store.dismiss("aside");
  store.dismiss("nothing");
  expect(store.getState().dismissed).toEqual(["aside"]);
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { createCertificatesStore } from "../../../renderer/stores/certificates-store.ts";
import { createScriptedCore, type ScriptedCoreOptions } from "../../fakes/scripted-core.ts";
import { createCertificateViews } from "../../fixtures/certificate-views.ts";
import { createCoreClient } from "../../support/core-client.ts";

const views = createCertificateViews(Date.parse("2026-11-24T12:00:00Z"));

let window = new AbortController();
beforeEach(() => {
  window = new AbortController();
});
afterEach(() => window.abort());

function open(answers: NonNullable<ScriptedCoreOptions["answers"]>) {
  const core = createScriptedCore({ answers });
  const store = createCertificatesStore(createCoreClient(core));
  void store.follow(window.signal);
  return { core, store, shown: () => store.getState().views["pair-1"] ?? null };
}

test("shows what was told last, and keeps unchanged parts as they are", async () => {
  const { core, store, shown } = open({ certificates: () => views.equal });
  store.show("pair-1");
  await expect.poll(shown).not.toBeNull();
  const before = shown();
  core.tellCertificates({ ...views.equal, isChecking: true });
  await expect.poll(() => shown()?.isChecking).toBe(true);
  expect(shown()?.grid).toBe(before?.grid);
});

test("reads the list of all pairs again after a look, if somebody has asked for it", async () => {
  let asked = 0;
  const { core, store, shown } = open({
    certificates: () => views.equal,
    certificateFleet() {
      asked += 1;
      return views.fleet(2);
    },
  });
  store.show("pair-1");
  await expect.poll(shown).not.toBeNull();
  expect(asked).toBe(0);
  store.showFleet();
  await expect.poll(() => store.getState().fleet?.length).toBe(2);
  core.tellCertificates(views.refused);
  await expect.poll(() => asked).toBe(2);
});

test("keeps why a pair could not be read until it can be, and what was asked of issuers", async () => {
  let isBroken = true;
  const { store, shown } = open({
    certificates() {
      if (isBroken) throw new Error("no");
      return views.equal;
    },
    checkRevocation: () => [],
  });
  store.show("pair-1");
  await expect.poll(() => store.getState().failures["pair-1"]?.kind).toBe("fault");
  isBroken = false;
  store.show("pair-1");
  await expect.poll(shown).not.toBeNull();
  expect(store.getState().failures).toEqual({});
  await store.checkRevocation("pair-1", ["ocsp.example.com"]);
  expect(store.getState().revocations).toEqual({ "pair-1": [] });
});

import { expect, test, vi } from "vitest";
import { createConnectionTestStore } from "../../../renderer/features/pair-form/connection-test-store.ts";
import type { ConnectionLayers } from "../../../shared/domain/connection-layers.ts";
import { passedLayers, untrusted } from "../../fixtures/connection-layers.ts";

const form = { appliance: { host: "10.0.0.1", port: 443, tls: { trust: "system" as const } } };

/** Each run is ended by the test. */
function scripted() {
  const runs: { from: string; signal: AbortSignal; tell(layers: ConnectionLayers): void; end(error?: Error): void }[] =
    [];
  const store = createConnectionTestStore((input, signal, onLayers) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    runs.push({ from: input.from, signal, tell: onLayers, end: (error) => (error ? reject(error) : resolve()) });
    return promise;
  });
  return { store, runs };
}

test("a layer that is tried again keeps what was found below it", async () => {
  const { store, runs } = scripted();
  store.start(form);
  runs[0]?.tell(untrusted("PIN_CHANGED"));
  runs[0]?.end();
  await vi.waitFor(() => expect(store.getState().isRunning).toBe(false));
  store.start(form, "trust");
  const [, , tls, ...above] = passedLayers();
  runs[1]?.tell([{ layer: "address", state: "skipped" }, { layer: "tcp", state: "skipped" }, tls, ...above]);
  expect(store.getState().layers?.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => "passed"));
  expect(runs[1]?.from).toBe("trust");
});

test("a new test ends the one before, whose late words are not heard", async () => {
  const { store, runs } = scripted();
  store.start(form);
  store.start(form);
  expect(runs[0]?.signal.aborted).toBe(true);
  runs[1]?.tell(passedLayers());
  runs[0]?.tell(untrusted("PIN_CHANGED"));
  runs[0]?.end(new Error("aborted"));
  await Promise.resolve();
  expect(store.getState()).toMatchObject({ isRunning: true, failure: null });
  expect(store.getState().layers?.[3].state).toBe("passed");
});

test("a call that fails is told as such, and a test that is stopped leaves nothing behind", async () => {
  const { store, runs } = scripted();
  store.start(form);
  runs[0]?.end(new Error("gone"));
  await vi.waitFor(() => expect(store.getState()).toMatchObject({ isRunning: false, failure: { kind: "lost" } }));
  store.start(form);
  runs[1]?.tell(passedLayers());
  store.stop();
  expect(runs[1]?.signal.aborted).toBe(true);
  expect(store.getState()).toMatchObject({ layers: null, isRunning: false, tested: null });
});

import { expect, test } from "vitest";
import type { ProcessHandle } from "../../../electron/core/ports.ts";
import type { KeychainQuestion } from "../../../electron/core/vault/keychain-messages.ts";
import { createKeychainProcess } from "../../../electron/core/vault/keychain-process.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

/** Processes that hear and say what the test lets them. */
function start() {
  const children: { asked: KeychainQuestion[]; isKilled: boolean; say(message: unknown): void; exit(): void }[] = [];
  const clock = createFakeClock();
  const startProcess = (): ProcessHandle => {
    const child = {
      asked: [] as KeychainQuestion[],
      isKilled: false,
      say: (_: unknown): void => undefined,
      exit: (): void => undefined,
    };
    children.push(child);
    return {
      pid: children.length,
      send: (message) => void child.asked.push(message as KeychainQuestion),
      onMessage: (listener) => {
        child.say = listener;
      },
      onExit: (listener) => {
        child.exit = () => listener(1);
      },
      kill: () => {
        child.isKilled = true;
      },
    };
  };
  const keychain = createKeychainProcess({ startProcess, clock });
  const answer = (result: string | boolean | null) => {
    const child = children.at(-1);
    child?.say({ id: child.asked.at(-1)?.id, result });
  };
  return { keychain, children, clock, answer };
}

test("no process is started before the first question, and one answers them all", async () => {
  const { keychain, children, answer } = start();
  expect(children).toEqual([]);
  const set = keychain.setPassword("service", "account", "secret");
  answer(null);
  await set;
  const got = keychain.getPassword("service", "account");
  answer("secret");
  expect(await got).toBe("secret");
  const removed = keychain.deletePassword("service", "account");
  answer(true);
  expect(await removed).toBe(true);
  expect(children.map(({ asked }) => asked)).toEqual([
    [
      { id: 1, call: "set", service: "service", account: "account", secret: "secret" },
      { id: 2, call: "get", service: "service", account: "account" },
      { id: 3, call: "delete", service: "service", account: "account" },
    ],
  ]);
});

test("answers find their questions in whatever order they come", async () => {
  const { keychain, children } = start();
  const asked = [keychain.getPassword("s", "a"), keychain.getPassword("s", "b")];
  children[0]?.say({ id: 2, result: "of b" });
  children[0]?.say({ id: 1, result: "of a" });
  expect(await Promise.all(asked)).toEqual(["of a", "of b"]);
});

test("a refusal of the keychain keeps its words", async () => {
  const { keychain, children } = start();
  const asked = keychain.getPassword("s", "a");
  children[0]?.say({ id: 1, error: "Cannot get secret of a locked object" });
  await expect(asked).rejects.toThrow("Cannot get secret of a locked object");
});

test("what is abandoned is given up with its process, and the next question starts another one", async () => {
  const { keychain, children, answer } = start();
  const asked = keychain.getPassword("s", "a");
  keychain.abandon?.();
  await expect(asked).rejects.toThrow("did not answer in time");
  expect(children[0]?.isKilled).toBe(true);
  const next = keychain.getPassword("s", "a");
  // The end of the old one says nothing about the new one.
  children[0]?.exit();
  answer("secret");
  expect(await next).toBe("secret");
  expect(children).toHaveLength(2);
});

test("a process that dies fails what it was asked", async () => {
  const { keychain, children } = start();
  const asked = keychain.getPassword("s", "a");
  children[0]?.exit();
  await expect(asked).rejects.toThrow("has ended");
});

test("a process that nobody asks any more is ended after half a minute, not while one question is open", async () => {
  const { keychain, children, clock, answer } = start();
  const first = keychain.getPassword("s", "a");
  answer(null);
  await first;
  clock.advance(29_000);
  const second = keychain.getPassword("s", "a");
  clock.advance(60_000);
  expect(children[0]?.isKilled).toBe(false);
  answer(null);
  await second;
  clock.advance(30_000);
  expect(children[0]?.isKilled).toBe(true);
});

test("closing ends the process and what is open", async () => {
  const { keychain, children } = start();
  const asked = keychain.getPassword("s", "a");
  keychain.close();
  await expect(asked).rejects.toThrow("not asked any more");
  expect(children[0]?.isKilled).toBe(true);
});

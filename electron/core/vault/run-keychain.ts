/**
 * The keychain's own process: answers what it is asked and ends with the program that started it. A call that waits for a
 * person's password cannot be taken back, and no process that has one open can end by itself; this one is killed instead.
 */
import type { Keychain } from "./keychain.ts";
import type { KeychainAnswer, KeychainQuestion } from "./keychain-messages.ts";
import { loadKeytar } from "./load-keytar.ts";

interface ParentChannel {
  send(message: KeychainAnswer): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
}

export function runKeychain(channel: ParentChannel): void {
  // Not an exit: that would wait for the call that is open.
  channel.onGone(() => process.kill(process.pid, "SIGKILL"));
  channel.onMessage((received) => {
    // Only the program that started this one can say something here; a schema would double the time of its start.
    const question = received as KeychainQuestion;
    const { id } = question;
    loadKeytar()
      .then((keychain) => ask(keychain, question))
      .then(
        (result) => channel.send({ id, result }),
        (error: unknown) => channel.send({ id, error: error instanceof Error ? error.message : String(error) }),
      );
  });
}

async function ask(keychain: Keychain, question: KeychainQuestion): Promise<string | boolean | null> {
  const { call, service, account, secret = "" } = question;
  if (call === "get") return keychain.getPassword(service, account);
  if (call === "delete") return keychain.deletePassword(service, account);
  await keychain.setPassword(service, account, secret);
  return null;
}

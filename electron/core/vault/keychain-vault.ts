/**
 * Secrets in the keychain of the operating system: Keychain on macOS, Credential Manager on Windows, the Secret Service
 * (GNOME Keyring, KWallet, KeePassXC) on Linux.
 *
 * Guaranteed: a secret is never written anywhere else; "nothing stored" is said only by a keychain that has just proved
 * to be open (a locked one gives the same answer); every secret is made known to the log's redaction before it is handed
 * on; no call outlives its time limit for the caller.
 * A native call that waits for a person's password cannot be taken back, and no process that has one open can end by
 * itself. A keychain that can `abandon` what it was asked is therefore told to at the time limit (keychain-process.ts); of
 * any other one further calls are refused at once until it answers.
 */
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock } from "../ports.ts";
import type { Keychain } from "./keychain.ts";
import { loadKeytar } from "./load-keytar.ts";
import type { Vault } from "./vault.ts";

export interface KeychainVaultOptions {
  clock: Clock;
  /** Makes a secret known to the log's redaction. */
  hide: (secret: string) => void;
  service?: string;
  timeLimitMs?: number;
  loadKeychain?: () => Promise<Keychain>;
}

export interface KeychainVault extends Vault {
  /** Writes, reads and removes an entry of its own: the only proof that the keychain is there and open. */
  prove(): Promise<void>;
}

const probeAccount = `probe-${process.pid}`;

export function createKeychainVault({
  clock,
  hide,
  service = "Pairdesk",
  timeLimitMs = 10_000,
  loadKeychain = loadKeytar,
}: KeychainVaultOptions): KeychainVault {
  let unanswered = 0;
  let proofs = 0;

  const call = async <T>(work: (keychain: Keychain) => Promise<T>): Promise<T> => {
    if (unanswered > 0) throw unavailable("it has still not answered an earlier question");
    try {
      const keychain = await loadKeychain();
      return await answerInTime(keychain, work(keychain));
    } catch (error) {
      throw error instanceof PairdeskError ? error : unavailable(reasonOf(error), error);
    }
  };

  const answerInTime = <T>(keychain: Keychain, answer: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      let isLate = false;
      const timer = clock.setTimer(() => {
        isLate = true;
        unanswered += 1;
        reject(unavailable(`it did not answer within ${timeLimitMs / 1000} s; it may be waiting for its password`));
        keychain.abandon?.();
      }, timeLimitMs);
      const settle = (finish: () => void) => () => {
        timer.cancel();
        if (isLate) unanswered -= 1;
        finish();
      };
      answer.then(
        (value) => settle(() => resolve(value))(),
        (error: unknown) => settle(() => reject(error))(),
      );
    });

  const prove = async (): Promise<void> => {
    proofs += 1;
    const account = `${probeAccount}-${proofs}`;
    await call((keychain) => keychain.setPassword(service, account, account));
    const answer = await call((keychain) => keychain.getPassword(service, account));
    await call((keychain) => keychain.deletePassword(service, account));
    if (answer !== account) throw unavailable("it did not give back what was stored in it");
  };

  return {
    prove,
    async get(account) {
      const secret = await call((keychain) => keychain.getPassword(service, account));
      if (secret === null) await prove();
      else hide(secret);
      return secret;
    },
    async set(account, secret) {
      hide(secret);
      await call((keychain) => keychain.setPassword(service, account, secret));
    },
    async remove(account) {
      const wasThere = await call((keychain) => keychain.deletePassword(service, account));
      if (!wasThere) await prove();
    },
  };
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // keytar hides why its addon did not load; on Linux a missing libsecret is the reason by far the most common.
  if (message.includes("native addon")) return "the library for it could not be loaded";
  return message;
}

function unavailable(reason: string, cause?: unknown): PairdeskError {
  return new PairdeskError(
    "keychain-unavailable",
    `The keychain of this computer cannot be used: ${reason}.`,
    adviceFor(process.platform),
    cause === undefined ? undefined : { cause },
  );
}

function adviceFor(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Unlock your login keychain in Keychain Access and try again.";
  if (platform === "win32") return "Check in Credential Manager that Windows credentials can be stored, and try again.";
  return (
    "Unlock the keyring (or answer its prompt) and try again. If there is none, install libsecret and a keyring such as " +
    "gnome-keyring (Debian, Ubuntu: apt install libsecret-1-0 gnome-keyring) and log in to a desktop session; without one, " +
    "start Pairdesk under dbus-run-session."
  );
}

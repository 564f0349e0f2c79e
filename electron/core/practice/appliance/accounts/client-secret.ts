/** How an appliance keeps and compares secrets: never as text, always in constant time. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Account } from "../disk/appliance-state.ts";

// The practice pair's secrets are 256 random bits, so one round of SHA-256 is as hard to reverse as any slow hash.
const hash = (salt: string, secret: string): Buffer => createHash("sha256").update(`${salt}:${secret}`).digest();

export function newAccount(clientId: string, secret: string, command: Account["command"], backup = false): Account {
  const salt = randomBytes(16).toString("hex");
  return { clientId, salt, secretHash: hash(salt, secret).toString("hex"), command, backup };
}

export function isSecretOf(account: Account, secret: string): boolean {
  return timingSafeEqual(hash(account.salt, secret), Buffer.from(account.secretHash, "hex"));
}

/** Compares two keys of any length without telling by its duration where they differ. */
export function isSameKey(one: string, other: string): boolean {
  return timingSafeEqual(hash("", one), hash("", other));
}

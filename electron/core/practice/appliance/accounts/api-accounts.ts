/**
 * Logins and tokens (api-facts section 1).
 *
 * An account holds 30 live tokens at most; the next one ends the oldest (1.6). A token lives an hour (1.5), and ends
 * at once when its account is removed or gets another secret, here or through a sync (1.7, 1.8). Wrong secrets are
 * counted and lock the account for a while on this appliance (1.18); the vendor publishes neither numbers nor what a
 * locked account is told, so it is told the same as with a wrong secret.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../../ports.ts";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import type { Account } from "../disk/appliance-state.ts";
import { isSecretOf } from "./client-secret.ts";

export const tokenLifeSeconds = 3600;
const liveTokensPerAccount = 30;

export interface Lockout {
  /** Wrong secrets in a row until the account is locked. */
  attempts: number;
  forMs: number;
}

export interface ApiAccounts {
  /** The account, or null when the client, its secret or the time of its lock says no. */
  logIn(clientId: string, secret: string): Account | null;
  issueToken(account: Account): string;
  /** The account a live token belongs to; counts one call with it. */
  accountOf(token: string): Account | null;
}

interface LiveToken {
  clientId: string;
  secretHash: string;
  expiresAtMs: number;
  calls: number;
}

export interface ApiAccountsDeps {
  disk: ApplianceDisk;
  clock: Clock;
  lockout: Lockout;
  /** After so many calls a token is dead before its hour is over; null for the documented life. */
  callsPerToken?: () => number | null;
}

export function createApiAccounts(deps: ApiAccountsDeps): ApiAccounts {
  const { disk, clock, lockout } = deps;
  /** Oldest first, by the token's hash: looking one up tells nothing about the others. */
  const tokens = new Map<string, LiveToken>();
  const findAccount = (clientId: string) => disk.state.accounts.find((account) => account.clientId === clientId);

  function setFailedLogins(clientId: string, failed: { count: number; lockedUntilMs: number } | null): void {
    disk.update((state) => {
      const { [clientId]: _, ...others } = state.failedLogins;
      return { ...state, failedLogins: failed ? { ...others, [clientId]: failed } : others };
    });
  }

  function countFailure(clientId: string): void {
    const count = (disk.state.failedLogins[clientId]?.count ?? 0) + 1;
    const isLocked = count >= lockout.attempts;
    // The count begins anew with the lock, so that the account has all its attempts again when the lock ends.
    setFailedLogins(clientId, {
      count: isLocked ? 0 : count,
      lockedUntilMs: isLocked ? clock.nowMs() + lockout.forMs : 0,
    });
  }

  function isLive(token: LiveToken): boolean {
    return token.expiresAtMs > clock.nowMs() && findAccount(token.clientId)?.secretHash === token.secretHash;
  }

  return {
    logIn(clientId, secret) {
      const account = findAccount(clientId);
      if (!account) return null;
      const failed = disk.state.failedLogins[clientId];
      if (failed && failed.lockedUntilMs > clock.nowMs()) return null;
      if (!isSecretOf(account, secret)) {
        countFailure(clientId);
        return null;
      }
      if (failed) setFailedLogins(clientId, null);
      return account;
    },

    issueToken(account) {
      for (const [key, live] of tokens) if (!isLive(live)) tokens.delete(key);
      const own = [...tokens].filter(([, live]) => live.clientId === account.clientId);
      const [oldest] = own;
      if (oldest && own.length >= liveTokensPerAccount) tokens.delete(oldest[0]);
      const token = randomBytes(32).toString("base64url");
      const expiresAtMs = clock.nowMs() + tokenLifeSeconds * 1000;
      tokens.set(hashOf(token), { clientId: account.clientId, secretHash: account.secretHash, expiresAtMs, calls: 0 });
      return token;
    },

    accountOf(token) {
      const live = tokens.get(hashOf(token));
      if (!live || !isLive(live)) return null;
      live.calls += 1;
      const isUsedUp = live.calls > (deps.callsPerToken?.() ?? Number.POSITIVE_INFINITY);
      return isUsedUp ? null : (findAccount(live.clientId) ?? null);
    },
  };
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

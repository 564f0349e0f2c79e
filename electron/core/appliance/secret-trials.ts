/**
 * Which secrets of one account were refused. None is ever sent again, because accounts lock (api-facts 1.18); only digests
 * are kept to tell. Everything that logs in with the account shares one of these, and takes turns, so that two who start
 * at the same moment do not both try a bad secret.
 *
 * What was neither taken nor refused in words may have been refused all the same, or somebody else has answered for a
 * while. Such a secret is held back, longer each time, and after the last try it counts as refused.
 */
import { createHash } from "node:crypto";
import type { ApplianceOutcome } from "../../../shared/domain/observation.ts";
import type { Clock } from "../ports.ts";

type Refusal = Extract<ApplianceOutcome, { kind: "unauthorized" }>;

export interface SecretTrials {
  /**
   * Sends the secret unless it was refused before or is held back. An outcome `unauthorized` of `send` is a refusal of the
   * secret, `unclear` an answer that was neither that nor a token.
   */
  attempt<Outcome extends { kind: string }>(secret: string, send: () => Promise<Outcome>): Promise<Outcome | Refusal>;
  wasRefused(secret: string): boolean;
  /** A person says that it is right now: it is tried once more. */
  forgive(secret: string): void;
}

const digestOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** After the first try, the second and the third. */
const heldBackMs = [600_000, 3_600_000, 21_600_000];

/** Without a clock nothing is held back: for one look that is not repeated. */
export function createSecretTrials(clock?: Pick<Clock, "nowMs">): SecretTrials {
  const refused = new Set<string>();
  const unclear = new Map<string, { tries: number; againAtMs: number }>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  function isHeldBack(digest: string): boolean {
    const held = unclear.get(digest);
    return clock !== undefined && held !== undefined && clock.nowMs() < held.againAtMs;
  }

  function holdBack(digest: string): void {
    if (!clock) return;
    const tries = (unclear.get(digest)?.tries ?? 0) + 1;
    const waitMs = heldBackMs[tries - 1];
    if (waitMs === undefined) refused.add(digest);
    else unclear.set(digest, { tries, againAtMs: clock.nowMs() + waitMs });
  }

  return {
    attempt(secret, send) {
      const digest = digestOf(secret);
      const turn = lastTurn.then(async () => {
        if (refused.has(digest)) return { kind: "unauthorized", code: "denied" } as const;
        if (isHeldBack(digest)) return { kind: "unauthorized", code: "held-back" } as const;
        const outcome = await send();
        if (outcome.kind === "unauthorized") refused.add(digest);
        if (outcome.kind === "unclear") holdBack(digest);
        if (outcome.kind === "new-token") unclear.delete(digest);
        return outcome;
      });
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
    wasRefused: (secret) => refused.has(digestOf(secret)),
    forgive(secret) {
      refused.delete(digestOf(secret));
      unclear.delete(digestOf(secret));
    },
  };
}

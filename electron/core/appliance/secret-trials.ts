/**
 * Which secret of one account was refused. It is never sent again until it has been replaced, because accounts lock
 * (api-facts 1.18); only a digest of it is kept to tell. Everything that logs in with the account shares one of these,
 * and takes turns, so that two who start at the same moment do not both try a bad secret.
 */
import { createHash } from "node:crypto";
import type { ApplianceOutcome } from "../../../shared/domain/observation.ts";

type Refusal = Extract<ApplianceOutcome, { kind: "unauthorized" }>;

export interface SecretTrials {
  /** Sends the secret unless it was refused before. An outcome `unauthorized` of `send` is a refusal of the secret. */
  attempt<Outcome extends { kind: string }>(secret: string, send: () => Promise<Outcome>): Promise<Outcome | Refusal>;
}

export function createSecretTrials(): SecretTrials {
  let refusedDigest: string | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  return {
    attempt(secret, send) {
      const digest = createHash("sha256").update(secret).digest("hex");
      const turn = lastTurn.then(async () => {
        if (digest === refusedDigest) return { kind: "unauthorized", code: "denied" } as const;
        const outcome = await send();
        if (outcome.kind === "unauthorized") refusedDigest = digest;
        return outcome;
      });
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
  };
}

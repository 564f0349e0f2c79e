/**
 * A token that the appliance took a moment ago, with what its account may do. What may change something is sent with such a
 * token only, since it is never sent again with another one.
 */
import type { HttpsClient } from "../net/https-client.ts";
import type { FailedOutcome } from "./command-api.ts";
import { type Access, detectApi } from "./detect-api.ts";
import type { TokenSource } from "./token-source.ts";

/** The rights are asked anew each time; a token that is refused is renewed once. */
export async function proveToken(
  https: HttpsClient,
  tokens: TokenSource,
): Promise<Access | { kind: "failed"; failure: FailedOutcome }> {
  for (let isLastTry = false; ; isLastTry = true) {
    const held = await tokens.get();
    if (held.kind !== "token") return { kind: "failed", failure: held };
    const found = await detectApi(https, held.token);
    if (found.kind === "access") {
      if (found.rights?.permission) tokens.prove(held.token);
      return found;
    }
    if (found.kind === "stopped") return { kind: "failed", failure: found.outcome };
    if (isLastTry || !tokens.discard(held.token)) {
      return { kind: "failed", failure: { kind: "forbidden", detail: "a new token is refused" } };
    }
  }
}

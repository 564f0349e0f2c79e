/**
 * What one appliance's API offers and what the account may do there: asked for once for each token, however many questions
 * wait for it, and remembered when the appliance told what the account may do.
 */
import type { HttpsClient } from "../net/https-client.ts";
import { type Access, type Detection, detectApi } from "./detect-api.ts";
import type { TokenSource } from "./token-source.ts";

export interface KnownAccess {
  /** `isFresh`: found just now. */
  open(token: string): Promise<{ isFresh: boolean; found: Detection }>;
  /** What is remembered for this token. */
  of(token: string): Access | null;
  /** It is as good with the token that replaces its own. */
  carry(access: Access, token: string): void;
  forget(): void;
}

export function createKnownAccess({ https, tokens }: { https: HttpsClient; tokens: TokenSource }): KnownAccess {
  let known: Access | null = null;
  let opening: { token: string; found: Promise<Detection> } | null = null;

  const of = (token: string): Access | null => (known?.token === token ? known : null);

  return {
    of,
    async open(token) {
      const remembered = of(token);
      if (remembered) return { isFresh: false, found: remembered };
      if (opening?.token !== token) opening = { token, found: detectApi(https, token) };
      const mine = opening;
      const found = await mine.found;
      if (opening === mine) opening = null;
      if (found.kind === "access" && found.rights?.permission) {
        tokens.prove(token);
        known = found;
      }
      return { isFresh: true, found };
    },
    carry(access, token) {
      if (!of(token)) known = { ...access, token };
    },
    forget() {
      known = null;
    },
  };
}

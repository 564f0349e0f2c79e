/** Without a keychain a pair is dealt with without its account; the notice about the keychain says why. */
import { PairdeskError } from "../../../shared/errors.ts";

export async function unlessUnavailable(secret: Promise<string | null>): Promise<string | null> {
  try {
    return await secret;
  } catch (error) {
    if (error instanceof PairdeskError && error.code === "keychain-unavailable") return null;
    throw error;
  }
}

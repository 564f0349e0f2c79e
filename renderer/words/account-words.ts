/** How an API account's secret stands, and what that means. */
import type { AccountState } from "../../shared/contract/credentials.ts";
import type { Tone } from "./tone.ts";

export const accountWords: Record<AccountState["state"], { words: string; tone: Tone }> = {
  stored: { words: "A secret is stored in the keychain.", tone: "good" },
  missing: { words: "No secret is stored. Health and role cannot be seen without one.", tone: "caution" },
  refused: {
    words: "The appliance has refused the stored secret. It is not tried again; enter another one.",
    tone: "alarm",
  },
  "memory-only": {
    words: "A secret is known for this run only and asked for again at the next start.",
    tone: "caution",
  },
  unknown: { words: "Whether a secret is stored cannot be told: the keychain does not answer.", tone: "unsure" },
};

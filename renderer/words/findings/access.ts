import type { FindingWords } from "./finding-words.ts";

/** Whether the API account lets us look. */
export const accessWords: Record<string, FindingWords> = {
  AUTH_FAILED: {
    title: "The API account was refused",
    meaning:
      "Without it the appliance says nothing of its role and health. A refused secret is not tried again, because accounts lock.",
    advice:
      "Check in /login > Management > API Configuration that the account exists, is enabled, admits this computer's address and that Enable XML API is on. An account made on the primary reaches the backup with the next sync.",
  },
  PERMISSION_MISSING: {
    title: "The API account may not look",
    meaning: "The account is accepted, but not for the Command API.",
    advice:
      "Give it read-only access to the Command API in /login > Management > API Configuration; a switch needs full access.",
  },
  ADDRESS_IS_SITE_NAME: {
    title: "The appliance's address is the site name",
    meaning: "This address can lead to either appliance, so nothing said under it can be told apart.",
    advice: "Enter the appliance's own address, never the site name or a shared IP.",
  },
};

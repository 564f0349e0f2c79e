import type { Account } from "../../../shared/contract/credentials.ts";
import type { PairDraft } from "./pair-draft.ts";

/** The secrets that stand in the forms, by the account they are for. */
export const enteredSecrets = ({ appliances }: PairDraft): { appliance: string; account: Account; secret: string }[] =>
  appliances.flatMap(({ name, secret, writeSecret }) => {
    const appliance = name.trim();
    const both = [
      { appliance, account: "watch" as const, secret: secret.trim() },
      { appliance, account: "write" as const, secret: writeSecret.trim() },
    ];
    return both.filter((one) => one.secret !== "");
  });

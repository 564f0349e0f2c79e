/** API accounts and tokens that are refused. */
import { randomBytes } from "node:crypto";
import { both, type Scenario } from "./scenario.ts";

export const accountScenarios: readonly Scenario[] = [
  {
    id: "wrong-credentials",
    title: "Wrong credentials",
    explanation: "The account's secret was made anew on both appliances, so the known one is refused.",
    set(stage) {
      const accounts = [{ ...stage.account, secret: randomBytes(32).toString("base64url") }];
      return both(stage, (appliance) => appliance.arrange({ accounts }));
    },
  },
  {
    id: "account-denied",
    title: "Account denied",
    explanation: "The account may log in, but the command API is denied to it on both appliances.",
    set(stage) {
      const accounts = [{ ...stage.account, command: "deny" as const, backup: false }];
      return both(stage, (appliance) => appliance.arrange({ accounts }));
    },
  },
  {
    id: "permission-missing",
    title: "Permission missing on the backup",
    explanation:
      "The account's permission for the command API was given on the primary and has not reached the backup.",
    set: (stage) => stage.backup.arrange({ accounts: [{ ...stage.account, command: "deny", backup: false }] }),
  },
  {
    id: "read-only",
    title: "Read-only account",
    explanation: "The account may look at everything and change no role.",
    set(stage) {
      const accounts = [{ ...stage.account, command: "read_only" as const }];
      return both(stage, (appliance) => appliance.arrange({ accounts }));
    },
  },
  {
    id: "token-expired-early",
    title: "Tokens die early",
    explanation: "Every token is good for a single call, as when another program keeps making new ones.",
    set: (stage) => both(stage, (appliance) => appliance.behave({ callsPerToken: 1 })),
  },
];

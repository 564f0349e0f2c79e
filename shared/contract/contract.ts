/** Every call and event between core and window. The window imports this file as types only. */
import type { ContractRouterClient } from "@orpc/contract";
import { appContract } from "./app.ts";
import { pairsContract } from "./pairs.ts";
import { practiceContract } from "./practice.ts";

export const contract = {
  app: appContract,
  pairs: pairsContract,
  practice: practiceContract,
};

export type CoreClient = ContractRouterClient<typeof contract>;

/** Every call and event between core and window. The window imports this file as types only. */
import type { ContractRouterClient } from "@orpc/contract";
import { appContract } from "./app.ts";
import { certificateFilesContract } from "./certificate-files.ts";
import { certificatesContract } from "./certificates.ts";
import { changesContract } from "./changes.ts";
import { commandLogContract } from "./command-log.ts";
import { connectionContract } from "./connection.ts";
import { credentialsContract } from "./credentials.ts";
import { diagnosticsContract } from "./diagnostics.ts";
import { historyContract } from "./history.ts";
import { pairsContract } from "./pairs.ts";
import { practiceContract } from "./practice.ts";
import { readinessContract } from "./readiness.ts";
import { runsContract } from "./runs.ts";
import { savedHistoriesContract } from "./saved-histories.ts";
import { storageContract } from "./storage.ts";
import { vaultContract } from "./vault.ts";

export const contract = {
  app: appContract,
  certificateFiles: certificateFilesContract,
  certificates: certificatesContract,
  changes: changesContract,
  commandLog: commandLogContract,
  connection: connectionContract,
  credentials: credentialsContract,
  diagnostics: diagnosticsContract,
  history: historyContract,
  pairs: pairsContract,
  practice: practiceContract,
  readiness: readinessContract,
  runs: runsContract,
  savedHistories: savedHistoriesContract,
  storage: storageContract,
  vault: vaultContract,
};

export type CoreClient = ContractRouterClient<typeof contract>;

import type { RunFileDesk } from "../../../electron/core/runs/run-file-desk.ts";

/** Of a run whose procedure takes no certificate file. */
export const noRunFile: RunFileDesk = {
  state: () => ({ fileName: null, path: null, hasPassphrase: false, watchedFolder: null }),
  give: () => undefined,
  givePassphrase: () => undefined,
  watchFolder: async () => undefined,
  onFile: () => undefined,
  examine: async () => null,
  isThere: async () => "unknown",
  toPlay: () => ({ path: null, bytes: async () => null, passphrase: null, folder: null }),
};

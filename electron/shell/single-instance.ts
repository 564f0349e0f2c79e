/**
 * One window per data folder. The browser's profile lies in the data folder, and Electron scopes its instance lock to
 * the profile; a second start hands over and ends, the first comes to the front (main-window.ts). The core's own lock
 * stands behind this one for the other doors.
 */
import path from "node:path";
import { app } from "electron";
import { prepareDataFolder } from "../core/storage/data-folder.ts";

/** Answers false when another instance has the folder and was told. Throws `data-folder-unusable` or `disk-full`. */
export function claimInstance(dataFolder: string): boolean {
  const profile = path.join(dataFolder, "browser-profile");
  prepareDataFolder(profile);
  app.setPath("userData", profile);
  return app.requestSingleInstanceLock();
}

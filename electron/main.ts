/** The Electron door: puts the shell's rules around the core's one contract. Rules live in `shell/`, one per file. */
import { homedir } from "node:os";
import path from "node:path";
import { app, session } from "electron";
import { claimDataFolder } from "./core/claim-data-folder.ts";
import { createCore } from "./core/create-core.ts";
import { createFileLog } from "./core/log/file-log.ts";
import type { Log } from "./core/log/log.ts";
import { createSecretRegistry } from "./core/log/secret-registry.ts";
import { createPageServer } from "./core/page/serve-page.ts";
import { systemClock as clock, type DoorPorts } from "./core/ports.ts";
import { resolveDataFolder } from "./core/storage/data-folder.ts";
import { declareAppScheme, serveAppScheme } from "./shell/app-scheme.ts";
import { readCommandLine } from "./shell/command-line.ts";
import { serveDocuments } from "./shell/document-ports.ts";
import { createMainWindow } from "./shell/main-window.ts";
import { setMenu } from "./shell/menu.ts";
import { guardNavigation } from "./shell/navigation-guards.ts";
import { createOpenedFiles } from "./shell/opened-files.ts";
import { createOutsideLinks, openLink } from "./shell/outside-links.ts";
import { onWake, quitBeforeShutdown } from "./shell/power.ts";
import { createProcessStarter } from "./shell/processes.ts";
import { closeCoreBeforeQuit } from "./shell/quit.ts";
import { createSaveFile } from "./shell/save-dialog.ts";
import { applySessionPolicy } from "./shell/session-policy.ts";
import { claimInstance } from "./shell/single-instance.ts";
import { endWithStartFailure } from "./shell/start-failure.ts";
import { createWindowStateFile } from "./shell/window-state.ts";

const built = path.dirname(import.meta.dirname);
const devTools = !app.isPackaged;
const secrets = createSecretRegistry();
const commandLine = readCommandLine(process.argv);
const openedFiles = createOpenedFiles(commandLine.historyFiles);
let openLog: Log | undefined;

async function openDoor(dataFolder: string, log: Log): Promise<void> {
  const state = createWindowStateFile({ dataFolder, log, clock });
  const window = createMainWindow({ preload: path.join(built, "preload", "preload.cjs"), devTools, state, log, clock });
  const startProcess = createProcessStarter(path.join(built, "main"));
  const saveFile = createSaveFile(window.current);
  const ports: DoorPorts = { door: "electron", startProcess, openLink, saveFile, onWake, bringToFront: window.show };
  const writer = await claimDataFolder({ dataFolder, door: ports.door, clock });
  const core = await createCore({ writer, ports, dataFolder, log, secrets, clock });

  closeCoreBeforeQuit({ close: () => core.close(), log, clock });
  quitBeforeShutdown();
  applySessionPolicy(session.defaultSession, { devTools });
  serveAppScheme(session.defaultSession, createPageServer({ root: path.join(built, "renderer") }));
  guardNavigation(createOutsideLinks({ configuredHosts: () => core.allowedLinkHosts(), log }));
  serveDocuments({ serve: (port) => core.serve(port), log });
  setMenu({ devTools });
  await window.open();
  openedFiles.follow((file) => void core.openSavedHistory(file));
  if (commandLine.practice) await core.openPractice();
}

function start(): void {
  app.enableSandbox();
  declareAppScheme();
  const { platform, env } = process;
  const dataFolder = resolveDataFolder({ platform, env, homedir: homedir(), override: commandLine.dataFolder });
  if (!claimInstance(dataFolder)) {
    app.exit(0);
    return;
  }
  const log = createFileLog({ folder: dataFolder, clock, secrets });
  openLog = log;
  app
    .whenReady()
    .then(() => openDoor(dataFolder, log))
    .catch((error: unknown) => endWithStartFailure(error, openLog));
}

try {
  start();
} catch (error) {
  endWithStartFailure(error, openLog);
}

/** Asks where to save, on the window that is open, and writes there; the dialog asks before it names a file that is there. */
import path from "node:path";
import { app, type BaseWindow, dialog, type SaveDialogOptions } from "electron";
import { writeWholeFile } from "../core/files/write-whole-file.ts";
import type { DoorPorts } from "../core/ports.ts";

export const createSaveFile =
  (window: () => BaseWindow | undefined): DoorPorts["saveFile"] =>
  async ({ name, content }) => {
    const options: SaveDialogOptions = {
      defaultPath: path.join(app.getPath("downloads"), name),
      properties: ["createDirectory", "showOverwriteConfirmation"],
    };
    const shown = window();
    const { canceled, filePath } = await (shown
      ? dialog.showSaveDialog(shown, options)
      : dialog.showSaveDialog(options));
    if (canceled || filePath === "") return null;
    await writeWholeFile(filePath, content);
    return filePath;
  };

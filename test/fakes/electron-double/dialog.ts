import path from "node:path";
import { records } from "./records.ts";
import { knownOnly, readiness } from "./strict.ts";

interface SaveOptions {
  defaultPath: string;
  properties?: string[];
}

const saveProperties = ["createDirectory", "showOverwriteConfirmation"];

/**
 * Recorded; a message box is answered with its default button. A save dialog is answered with the suggested name in the
 * folder ELECTRON_DOUBLE_SAVE_TO, or cancelled where there is none.
 */
export const dialog = knownOnly("dialog", {
  showErrorBox(title: string, text: string): void {
    records.dialogs.push({ kind: "error", title, text });
    process.stderr.write(`${title}\n${text}\n`);
  },
  async showMessageBox(
    ...values: [object, { title?: string; message: string }] | [{ title?: string; message: string }]
  ) {
    readiness.need("dialog.showMessageBox()");
    const options = values.length === 2 ? values[1] : values[0];
    records.dialogs.push({ kind: "message", title: options.title ?? "", text: options.message });
    return { response: 0, checkboxChecked: false };
  },
  async showSaveDialog(...values: [object, SaveOptions] | [SaveOptions]) {
    readiness.need("dialog.showSaveDialog()");
    const { defaultPath, properties = [], ...unknown } = values.length === 2 ? values[1] : values[0];
    for (const option of [...Object.keys(unknown), ...properties.filter((one) => !saveProperties.includes(one))]) {
      throw new Error(`The Electron double does not know the save dialog's ${option}.`);
    }
    records.dialogs.push({ kind: "save", title: values.length === 2 ? "on the window" : "", text: defaultPath });
    const folder = process.env["ELECTRON_DOUBLE_SAVE_TO"];
    if (folder === undefined) return { canceled: true, filePath: "" };
    return { canceled: false, filePath: path.join(folder, path.basename(defaultPath)) };
  },
});

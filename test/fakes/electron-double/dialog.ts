import { records } from "./records.ts";
import { knownOnly, readiness } from "./strict.ts";

/** Recorded; a message box is answered with its default button. */
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
});

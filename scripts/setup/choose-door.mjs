/** Which door opens: Electron where it can, else a browser. Every effect is an argument, so that the rule can be read and tested alone. */
import { SetupError } from "./setup-error.mjs";

/**
 * @typedef {{ door: "electron", program: string } | { door: "chromium", browser: string }} OpenWith
 *
 * @param {import("./start-arguments.mjs").Door | null} wanted
 * @param {{
 *   reasonAgainstElectron(): string | null,
 *   electronBinary(): string | null,
 *   hasFailedBefore(): boolean,
 *   fetchElectron(): Promise<string | null>,
 *   ensureBrowser(): Promise<string>,
 *   note(text: string): void,
 * }} machine
 * @returns {Promise<OpenWith>}
 */
export async function chooseDoor(wanted, machine) {
  if (wanted === "chromium") return { door: "chromium", browser: await machine.ensureBrowser() };

  const reason = machine.reasonAgainstElectron();
  if (reason !== null) {
    if (wanted === "electron") {
      throw new SetupError(
        `Electron cannot open here: ${reason}.`,
        "Start as a plain user on a system that allows its sandbox, or use --door chromium.",
      );
    }
    machine.note(`Electron is not used: ${reason}. Opening in a browser window instead.`);
    return { door: "chromium", browser: await machine.ensureBrowser() };
  }

  const present = machine.electronBinary() ?? (machine.hasFailedBefore() ? null : await machine.fetchElectron());
  if (present !== null) return { door: "electron", program: present };
  if (wanted === "electron") {
    throw new SetupError(
      "Electron's program is not here and could not be fetched.",
      "Fetch it with `npx install-electron`, or use --door chromium.",
    );
  }
  return { door: "chromium", browser: await machine.ensureBrowser() };
}

import path from "node:path";
import { SetupError } from "./setup-error.mjs";

export const startUsage = `Usage: npm start -- [options] [FILE.pairhistory]

Sets up what is missing and opens the Pairdesk console.

  FILE.pairhistory        show this saved history
  --practice              open with the practice pair
  --data DIR              keep pairs, history and settings in DIR
  --door electron|chromium  open in this one, do not choose
  --help                  show this text

PAIRDESK_BROWSER=/path/to/browser names the browser to use.`;

/** @typedef {"electron" | "chromium"} Door */

/**
 * What belongs to the start itself is taken out; everything else is the door's, which knows its own options.
 * @param {readonly string[]} args
 * @param {string} invokedFrom folder in which the person typed the command; npm changes to the package's folder
 * @returns {{ isHelp: boolean, door: Door | null, forDoor: string[] }}
 */
export function parseStartArguments(args, invokedFrom) {
  /** @type {{ isHelp: boolean, door: Door | null, forDoor: string[] }} */
  const parsed = { isHelp: false, door: null, forDoor: [] };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    const [name = "", inline] =
      arg.startsWith("--") && arg.includes("=")
        ? [arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("=") + 1)]
        : [arg];
    const value = () => {
      if (inline !== undefined) return inline;
      index += 1;
      return args[index];
    };
    if (name === "--help" || name === "-h") parsed.isHelp = true;
    else if (name === "--door") parsed.door = doorNamed(value());
    else if (name === "--data") {
      const folder = value();
      parsed.forDoor.push("--data");
      if (folder !== undefined) parsed.forDoor.push(folder === "" ? "" : path.resolve(invokedFrom, folder));
    } else parsed.forDoor.push(forDoor(arg, invokedFrom));
  }
  return parsed;
}

/**
 * A saved history to open is named from where the person is.
 * @param {string} arg
 * @param {string} invokedFrom
 */
const forDoor = (arg, invokedFrom) =>
  !arg.startsWith("--") && arg.toLowerCase().endsWith(".pairhistory") ? path.resolve(invokedFrom, arg) : arg;

/**
 * @param {string | undefined} name
 * @returns {Door}
 */
function doorNamed(name) {
  if (name === "electron" || name === "chromium") return name;
  throw new SetupError(
    `--door ${name ?? ""} is not a door.`,
    "Say --door electron or --door chromium, or leave it out.",
  );
}

/** The desktop around the program: displays, theme, sleep, and where links go. */
import { records } from "./records.ts";
import { KnownEmitter, knownOnly, readiness } from "./strict.ts";

const workArea = { x: 0, y: 0, width: 1920, height: 1040 };

export const screen = knownOnly("screen", {
  getAllDisplays() {
    readiness.need("The screen module");
    return [{ id: 1, workArea, bounds: { ...workArea, height: 1080 }, scaleFactor: 1 }];
  },
});

export const nativeTheme = knownOnly("nativeTheme", {
  shouldUseDarkColors: process.env["ELECTRON_DOUBLE_DARK"] === "1",
});

/** The spec makes the computer wake up through the control channel. */
export const power = new KnownEmitter("powerMonitor", ["resume", "shutdown"]);
export const powerMonitor = knownOnly("powerMonitor", power);

export const shell = knownOnly("shell", {
  async openExternal(address: string): Promise<void> {
    records.openedOutside.push(new URL(address).href);
  },
});

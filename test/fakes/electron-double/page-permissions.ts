/** Asks the session about each permission that Chromium can be told about beforehand, and tells it. */
import type { BrowserContext } from "playwright-core";
import { fromChromium } from "./addresses.ts";
import { sessionRules } from "./session.ts";

/** Electron's name and the name a page uses with `navigator.permissions`. */
const permissions = [
  ["geolocation", "geolocation"],
  ["notifications", "notifications"],
  ["media", "camera"],
  ["media", "microphone"],
  ["midi", "midi"],
  ["clipboard-read", "clipboard-read"],
  ["clipboard-sanitized-write", "clipboard-write"],
  ["idle-detection", "idle-detection"],
  ["local-fonts", "local-fonts"],
  ["window-management", "window-management"],
] as const;

/** The program's page, as the program itself names it. */
const programAddress = fromChromium("https://pairdesk-app.electron-double.invalid/");

export async function denyPermissions(context: BrowserContext): Promise<void> {
  const cdp = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  for (const [permission, name] of permissions) {
    const isGranted = await sessionRules.isGranted(permission, programAddress);
    await cdp.send("Browser.setPermission", { permission: { name }, setting: isGranted ? "granted" : "denied" });
  }
  await cdp.detach();
}

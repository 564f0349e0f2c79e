/**
 * The built window in a real browser, over the Chromium door's own fence and transport, with a scripted core behind it.
 * Whatever the page complains of (script errors, console errors, violations of the content policy) is collected.
 */
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { fenceRequests } from "../../electron/chromium/fence-requests.ts";
import { serveDocuments } from "../../electron/chromium/page-transport.ts";
import { createPageServer } from "../../electron/core/page/serve-page.ts";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import type { ScriptedCore } from "../fakes/scripted-core.ts";
import { silentLog } from "./silent-log.ts";

const builtWindow = fileURLToPath(new URL("../../out/renderer", import.meta.url));

/** Runs in the page. */
const reportViolations = `document.addEventListener("securitypolicyviolation", (event) =>
  window.reportViolation(event.effectiveDirective + " " + event.blockedURI + " " + event.sample));`;

export interface OpenedWindow {
  /** What the page complained of so far. */
  complaints: string[];
}

/** `core` null: the page is opened where there is no core, as in an ordinary browser. */
export async function openWindow(page: Page, core: Pick<ScriptedCore, "serve"> | null): Promise<OpenedWindow> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`console: ${message.text()}`);
  });
  await page.exposeFunction("reportViolation", (what: string) => complaints.push(`policy: ${what}`));
  await page.addInitScript({ content: reportViolations });
  await fenceRequests(page.context(), page, createPageServer({ root: builtWindow }));
  if (core) await serveDocuments(page, (port) => core.serve(port), silentLog);
  await page.goto(`${chromiumOrigin}/`);
  return { complaints };
}

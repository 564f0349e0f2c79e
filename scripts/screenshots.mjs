/** `npm run screenshots`: sets up what is missing, then puts a picture of every state of the window into `screenshots/`. */
import path from "node:path";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensureBuilt } from "./setup/ensure-built.mjs";
import { createProgress } from "./setup/progress.mjs";
import { projectRoot } from "./setup/project-root.mjs";
import { reportFailure } from "./setup/report-failure.mjs";
import { stopCommandsOnSignal } from "./setup/run-command.mjs";
import { runToEnd } from "./setup/run-to-end.mjs";

const stopListening = stopCommandsOnSignal();
try {
  const progress = createProgress(process.stdout);
  const node = await ensureBuilt(projectRoot, progress);
  const browser = await ensureBrowser(progress);
  stopListening();
  const playwright = path.join(projectRoot, "node_modules", "@playwright", "test", "cli.js");
  const folder = path.join(projectRoot, "screenshots");
  const code = await runToEnd(node, [playwright, "test", "--config", "playwright.screenshots.config.ts"], {
    cwd: projectRoot,
    env: { ...process.env, PAIRDESK_BROWSER: browser, PAIRDESK_SCREENSHOTS: folder },
  });
  if (code === 0) progress.note(`The pictures are in ${folder}`);
  process.exitCode = code;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  stopListening();
}

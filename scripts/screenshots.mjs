/** `npm run screenshots`: sets up what is missing, then puts a picture of every state of the window into `screenshots/`. */
import path from "node:path";
import { projectRoot } from "./setup/project-root.mjs";
import { runToEnd } from "./setup/run-to-end.mjs";
import { withBrowser } from "./setup/with-browser.mjs";

await withBrowser(async ({ node, browser, progress }) => {
  const playwright = path.join(projectRoot, "node_modules", "@playwright", "test", "cli.js");
  const folder = path.join(projectRoot, "screenshots");
  const code = await runToEnd(
    node,
    [playwright, "test", "--config", "playwright.screenshots.config.ts", ...process.argv.slice(2)],
    {
      cwd: projectRoot,
      env: { ...process.env, PAIRDESK_BROWSER: browser, PAIRDESK_SCREENSHOTS: folder },
    },
  );
  if (code === 0) progress.note(`The pictures are in ${folder}`);
  return code;
});

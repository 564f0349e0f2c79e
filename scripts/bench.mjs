/** `npm run bench [-- --json FILE]`: sets up what is missing, then measures the built program (test/bench). */
import path from "node:path";
import { projectRoot } from "./setup/project-root.mjs";
import { runToEnd } from "./setup/run-to-end.mjs";
import { withBrowser } from "./setup/with-browser.mjs";

await withBrowser(({ node, browser }) => {
  const bench = path.join(projectRoot, "test", "bench", "bench.ts");
  const cwd = process.env["INIT_CWD"] ?? process.cwd();
  return runToEnd(node, [bench, "--browser", browser, ...process.argv.slice(2)], { cwd });
});

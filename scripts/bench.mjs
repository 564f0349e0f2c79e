/** `npm run bench [-- --json FILE]`: sets up what is missing, then measures the built program (test/bench). */
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
  const bench = path.join(projectRoot, "test", "bench", "bench.ts");
  const cwd = process.env["INIT_CWD"] ?? process.cwd();
  process.exitCode = await runToEnd(node, [bench, "--browser", browser, ...process.argv.slice(2)], { cwd });
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  stopListening();
}

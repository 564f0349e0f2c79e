/** For commands that look at the built program in a browser: sets up what is missing, then runs one of our programs. */
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./ensure-built.mjs";
import { createProgress } from "./progress.mjs";
import { projectRoot } from "./project-root.mjs";
import { reportFailure } from "./report-failure.mjs";
import { stopCommandsOnSignal } from "./run-command.mjs";

/**
 * Sets the exit code to what `run` answers, and to 1 when the set-up or `run` fails.
 * @param {(place: { node: string, browser: string, progress: ReturnType<typeof createProgress> }) => Promise<number>} run
 */
export async function withBrowser(run) {
  const stopListening = stopCommandsOnSignal();
  try {
    const progress = createProgress(process.stdout);
    const node = await ensureBuilt(projectRoot, progress);
    const browser = await ensureBrowser(progress);
    stopListening();
    process.exitCode = await run({ node, browser, progress });
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  } finally {
    stopListening();
  }
}

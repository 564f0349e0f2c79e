/** `npm run build`: dependencies, the right Node, and a build whether or not anything changed. */
import { ensureBuilt } from "./setup/ensure-built.mjs";
import { createProgress } from "./setup/progress.mjs";
import { projectRoot } from "./setup/project-root.mjs";
import { reportFailure } from "./setup/report-failure.mjs";
import { stopCommandsOnSignal } from "./setup/run-command.mjs";

const stopListening = stopCommandsOnSignal();
try {
  await ensureBuilt(projectRoot, createProgress(process.stdout), { isForced: true });
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  stopListening();
}

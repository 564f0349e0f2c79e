/**
 * Runs the built terminal door in this process, with the arguments of the command line. Imported or started by `bin/pairdesk.mjs`;
 * must run on the Node of the product.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "./project-root.mjs";

/**
 * The reader of a pipe may leave early (`pairdesk watch | head`): that is the end of the command, not an error to tell about.
 * @param {Error & { code?: string }} error
 */
function endQuietly(error) {
  if (error.code !== "EPIPE") throw error;
  if (process.listenerCount("SIGTERM") > 0) process.emit("SIGTERM", "SIGTERM");
  else process.exit();
}

process.stdout.on("error", endQuietly);
process.stderr.on("error", endQuietly);

const terminal = path.join(projectRoot, "out", "main", "terminal.js");
process.argv[1] = terminal;
await import(pathToFileURL(terminal).href);

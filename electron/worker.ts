/** Entry of the worker process (see core/worker/worker-process.ts): long work, and files that could mean harm. */
import { works } from "./core/create-works.ts";
import { openParentChannel } from "./core/practice/appliance/parent-channel.ts";
import { runWorker } from "./core/worker/run-worker.ts";

const channel = openParentChannel();
if (channel) {
  runWorker(channel, works);
} else {
  process.stderr.write("This program is started by Pairdesk and works for it.\n");
  process.exitCode = 1;
}

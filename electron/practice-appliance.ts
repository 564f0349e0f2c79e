/**
 * Entry of a practice appliance's process. It is started by the practice pair, gets everything over the message channel
 * (see core/practice/practice-messages.ts) and ends when the program that started it does.
 */
import { openParentChannel } from "./core/practice/appliance/parent-channel.ts";
import { runAppliance } from "./core/practice/appliance/run-appliance.ts";

const channel = openParentChannel();
if (channel) {
  runAppliance(channel, (code) => process.exit(code));
} else {
  process.stderr.write("A practice appliance is started by Pairdesk: use `pairdesk practice`.\n");
  process.exitCode = 1;
}

/** Entry of the keychain's own process (see core/vault/keychain-process.ts); it ends when the program that started it does. */
import { openParentChannel } from "./core/practice/appliance/parent-channel.ts";
import { runKeychain } from "./core/vault/run-keychain.ts";

const channel = openParentChannel();
if (channel) {
  runKeychain(channel);
} else {
  process.stderr.write("This program is started by Pairdesk and asks the keychain for it.\n");
  process.exitCode = 1;
}

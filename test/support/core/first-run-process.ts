/**
 * A first start: the real core over an empty data folder, without a pair and without a keychain, and two practice
 * appliances beside it that nobody has described yet. Says over the channel of processes what a person would know of
 * them, then carries a window's text both ways. Ends, with all that it started, when the channel does.
 */
import path from "node:path";
import { startTestPair } from "../practice-pair-fixture.ts";
import { openCore } from "./open-core.ts";

process.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere/bus";

const appliances = await startTestPair();
const core = await openCore(path.join(appliances.folder, "..", "data"));
const early: string[] = [];
let toCore: ((text: string) => void) | null = null;

process.on("message", (text) => (toCore ? toCore(String(text)) : early.push(String(text))));
process.on("disconnect", () => {
  void core
    .close()
    .then(() => appliances.close())
    .finally(() => process.exit());
});
const { definition, secrets } = appliances.pair;
process.send?.({ definition, secrets: Object.fromEntries(secrets) });
core.serve({
  // What is said to a spec that is over is lost, and no error.
  post: (text) => void process.send?.(text, undefined, undefined, () => undefined),
  onMessage(listener) {
    toCore = listener;
    for (const text of early.splice(0)) listener(text);
  },
  onClose: (listener) => void process.on("disconnect", listener),
});

/**
 * `watching-core.ts <data folder>` opens the core, looks at the first stored pair without a pause, and says as one line of
 * JSON each time what the window is told of a pair: when each appliance's health was last looked at.
 */
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { openMemoryWindow } from "./memory-window.ts";
import { openCore } from "./open-core.ts";

// This process is always killed, and Node keeps what it has compiled only at an end of its own.
flushCompileCache();
const core = await openCore(process.argv[2] ?? "");
const { client } = openMemoryWindow(core);
const events = await client.pairs.changed();
const [pair] = await client.pairs.list();

void (async () => {
  for (;;) await client.pairs.check({ pairId: pair?.id ?? "" });
})();

for await (const event of events) {
  if (event.type !== "changed") continue;
  const lookedAt = Object.fromEntries(event.pair.appliances.map((appliance) => [appliance.name, appliance.lookedAt]));
  writeSync(1, `${JSON.stringify({ pairId: event.pair.id, lookedAt })}\n`);
}

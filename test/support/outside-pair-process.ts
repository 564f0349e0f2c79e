/** Two practice appliances that no Pairdesk has started: tells over the channel what a person would know of them, and obeys. */
import type { OutsideAsk, OutsideTold } from "./outside-pair.ts";
import { startTestPair } from "./practice-pair-fixture.ts";

const { pair, close } = await startTestPair({ timing: { healthCacheMs: 0 } });
const tell = (told: OutsideTold) => process.send?.(told);

process.on("message", async ({ id, scenario }: OutsideAsk) => {
  if (scenario !== null) await pair.setScenario(scenario);
  const { requests, failedLogins } = await pair.counters("site1");
  tell({ id, counted: { requests, failedLogins } });
});
process.on("disconnect", () => void close().finally(() => process.exit()));
const { definition, secrets } = pair;
tell({ definition, secrets: Object.fromEntries(secrets) });

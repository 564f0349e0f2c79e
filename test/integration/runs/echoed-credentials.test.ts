/** An appliance that repeats what it was sent: none of it may reach the journal of a run. */
import { expect, test } from "vitest";
import { createCommandLogService } from "../../../electron/core/create-command-log.ts";
import { createTerminalRunHands } from "../../../electron/core/create-terminal-run-hands.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { findAppliance } from "../../../shared/domain/pair.ts";
import { exactCall, type SettledCall } from "../../../shared/runbooks/run-call.ts";
import { becomePrimary } from "../../support/run-hands-test.ts";
import { noCertificates } from "../../support/runs/no-certificates.ts";
import type { FixedAnswer, SeenRequest } from "../../support/sample-server.ts";
import { startSamplePair } from "../../support/sample-server-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { backupRoute, roleRoute } from "../../support/writing-test.ts";

/** As the sample of a token answer has it. */
const token = /^Bearer (?<token>\S{8,})$/;

test.each<[string, SettledCall]>([
  ["a role change", becomePrimary("site2")],
  ["a backup", { call: "backup", appliance: "site2" }],
])("the words of %s that was refused hold no token, and neither does the command log", async (_what, call) => {
  const { pair, look, site2 } = await startSamplePair();
  let sent = "";
  const echo = ({ headers }: SeenRequest): FixedAnswer => {
    sent = token.exec(headers.authorization ?? "")?.groups?.["token"] ?? "";
    return { status: 403, body: JSON.stringify({ message: `You may not, ${headers.authorization}.` }) };
  };
  site2.answer(roleRoute, echo);
  site2.answer(backupRoute, echo);
  const { log: commandLog } = createCommandLogService({ secrets: createSecretRegistry(), clock: look.clock });
  const hands = createTerminalRunHands({
    ...{ pair: { ...pair, id: "pair-1", practice: false }, readSecret: look.readSecret, clock: look.clock },
    ...{ commandLog, dataFolder: temporaryFolder(), isDryRun: false, certificates: noCertificates },
  });
  const { outcome } = await hands.call(call, exactCall(call, { ...findAppliance(pair, "site2"), api: "v2" }));
  await hands.close();
  expect(sent).not.toBe("");
  expect(outcome).toEqual({ kind: "refused", words: expect.stringContaining("You may not") });
  expect(outcome.words).not.toContain(sent);
  expect(JSON.stringify(commandLog.page({ limit: 50 }))).not.toContain(sent);
});

/**
 * A configuration backup as the backup API and the Software page hand it out: configuration and logged data, never
 * recordings, secrets or keys (api-facts 4). The inside of a real .nsb file is not published; this one is JSON.
 */
import type { Appliance } from "./appliance.ts";
import type { ApplianceAnswer } from "./http/answer.ts";

export function backupAnswer({ name, disk, clock, conduct }: Appliance): ApplianceAnswer {
  const { settings, accounts, sessions, applianceId } = disk.state;
  const madeAt = new Date(clock.nowMs()).toISOString();
  const content = {
    format: "practice-nsb/1",
    madeAt,
    appliance: { name, applianceId, version: conduct.now.version, build: conduct.now.build },
    settings,
    accounts: accounts.map(({ clientId, command, backup }) => ({ clientId, command, backup })),
    sessions,
  };
  return {
    status: 200,
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="${name}-${madeAt.slice(0, 10)}.nsb"`,
    },
    body: `${JSON.stringify(content)}\n`,
  };
}

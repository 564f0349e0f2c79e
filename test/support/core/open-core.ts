import { claimDataFolder } from "../../../electron/core/claim-data-folder.ts";
import { type Core, createCore } from "../../../electron/core/create-core.ts";
import type { Log } from "../../../electron/core/log/log.ts";
import { createSecretRegistry, type SecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { type Clock, type DoorPorts, systemClock } from "../../../electron/core/ports.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { RunTiming } from "../../../shared/runbooks/run-facts.ts";
import { forkProcess } from "../fork-process.ts";
import { silentLog } from "../silent-log.ts";

/** The real core over this data folder, for a door that can show nothing. */
export async function openCore(
  dataFolder: string,
  {
    log = silentLog,
    secrets = createSecretRegistry(),
    clock = systemClock,
    runTiming,
    ports = {},
  }: {
    log?: Log;
    secrets?: SecretRegistry;
    clock?: Clock;
    runTiming?: RunTiming | undefined;
    ports?: Partial<DoorPorts>;
  } = {},
): Promise<Core> {
  const writer = await claimDataFolder({ dataFolder, door: "terminal", clock });
  return createCore({
    writer,
    ports: {
      door: "terminal",
      startProcess: forkProcess,
      openLink: () => Promise.resolve(),
      saveFile: () => Promise.reject(new PairdeskError("door-lacks-ability", "Nothing is saved here.", "Copy it.")),
      bringToFront: () => undefined,
      onWake: () => undefined,
      ...ports,
    },
    dataFolder,
    log,
    secrets,
    clock,
    ...(runTiming && { runTiming }),
  });
}

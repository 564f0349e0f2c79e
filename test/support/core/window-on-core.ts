import { onTestFinished } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { type Clock, systemClock } from "../../../electron/core/ports.ts";
import type { RunTiming } from "../../../shared/runbooks/run-facts.ts";
import { createMemoryLog, type MemoryLog } from "../log/memory-log.ts";
import { type MemoryWindow, openMemoryWindow } from "./memory-window.ts";
import { openCore } from "./open-core.ts";

export interface WindowOnCore extends MemoryWindow {
  log: MemoryLog;
  /** Ends the core as a person does who closes the program; otherwise the end of the test does it. */
  quit(): Promise<void>;
}

/** A window on the real core over this data folder. */
export async function openWindowOnCore(
  dataFolder: string,
  clock: Clock = systemClock,
  runTiming?: RunTiming,
): Promise<WindowOnCore> {
  const log = createMemoryLog();
  const core = await openCore(dataFolder, { log, secrets: createSecretRegistry(), clock, runTiming });
  let isOpen = true;
  const quit = async () => {
    if (!isOpen) return;
    isOpen = false;
    await core.close();
  };
  onTestFinished(quit);
  return { ...openMemoryWindow(core), log, quit };
}

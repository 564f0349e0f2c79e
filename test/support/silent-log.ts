import type { Log } from "../../electron/core/log/log.ts";

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => "0" };

import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import type { Log } from "../log/log.ts";
import type { Clock, DoorPorts } from "../ports.ts";
import type { PracticeApi, PracticeTiming } from "./practice-configuration.ts";

export interface PracticePairOptions {
  startProcess: DoorPorts["startProcess"];
  /** For its disks; made when missing, and removed with them at the end. */
  folder: string;
  clock: Clock;
  log: Log;
  /** How the site's name finds the primary; a DNS swing unless told. */
  method?: NetworkMethod;
  /** Which command APIs the appliances know; both unless told. */
  api?: PracticeApi;
  timing?: Partial<PracticeTiming>;
}

/**
 * An appliance's disk: one JSON file, replaced as a whole.
 *
 * Guarantees: after a kill at any moment the file holds either the state before a change or the one after it; what
 * `state` shows has been written. A file that cannot be read is left as it is and the appliance refuses to start.
 * Not guaranteed: anything about two processes that write the same folder.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type ApplianceState, applianceStateSchema } from "./appliance-state.ts";

const fileName = "disk.json";
const largestFileBytes = 8_000_000;

export interface ApplianceDisk {
  readonly state: ApplianceState;
  /** Writes what `change` makes of the present state; throws, and changes nothing, when that cannot be written. */
  update(change: (state: ApplianceState) => ApplianceState): void;
  /** Null when the disk can be written, otherwise what is wrong with it. */
  problem(): string | null;
}

/** Opens the disk in `folder`, or begins a new one with `firstState`. Throws when there is one that cannot be read. */
export function openApplianceDisk(
  folder: string,
  firstState: () => ApplianceState,
  onUpdate: (before: ApplianceState, after: ApplianceState) => void,
): ApplianceDisk {
  const file = path.join(folder, fileName);
  let state: ApplianceState;
  if (existsSync(file)) {
    state = readState(file);
  } else {
    state = firstState();
    writeWhole(file, state);
  }
  return {
    get state() {
      return state;
    },
    update(change) {
      const before = state;
      const after = change(before);
      writeWhole(file, after);
      state = after;
      onUpdate(before, after);
    },
    problem() {
      try {
        // Asked by name each time: a folder that was removed or replaced is a disk that is gone.
        return statSync(file).isFile() ? null : "The disk holds no data.";
      } catch {
        return "The disk does not answer.";
      }
    },
  };
}

function readState(file: string): ApplianceState {
  try {
    if (statSync(file).size > largestFileBytes) throw new Error("it is too large");
    return applianceStateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`The practice appliance's disk ${file} cannot be read.`, { cause: error });
  }
}

function writeWhole(file: string, state: ApplianceState): void {
  const next = `${file}.next`;
  const handle = openSync(next, "w", 0o600);
  try {
    writeFileSync(handle, JSON.stringify(state));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}

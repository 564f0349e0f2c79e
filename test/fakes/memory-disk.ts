import type { ApplianceDisk } from "../../electron/core/practice/appliance/disk/appliance-disk.ts";
import type { ApplianceState } from "../../electron/core/practice/appliance/disk/appliance-state.ts";

/** A practice appliance's disk without a disk. `break` makes it one that does not answer. */
export function createMemoryDisk(first: ApplianceState): ApplianceDisk & { break(): void } {
  let state = first;
  let isBroken = false;
  return {
    get state() {
      return state;
    },
    update(change) {
      if (isBroken) throw new Error("the disk is broken");
      state = change(state);
    },
    problem: () => (isBroken ? "The disk does not answer." : null),
    break: () => {
      isBroken = true;
    },
  };
}

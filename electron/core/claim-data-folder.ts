import type { Door } from "../../shared/contract/app.ts";
import type { Clock } from "./ports.ts";
import { acquireSingleWriter, type SingleWriter } from "./single-writer/acquire-single-writer.ts";
import { prepareDataFolder } from "./storage/data-folder.ts";

/**
 * The first step of every door that writes: whatever else it keeps in the data folder is its own only from here on.
 * Throws PairdeskError when the folder cannot be used or somebody else writes in it. Apart from the core, so that a door
 * can claim the folder and start its window before it has loaded the rest.
 */
export function claimDataFolder(claim: { dataFolder: string; door: Door; clock: Clock }): Promise<SingleWriter> {
  prepareDataFolder(claim.dataFolder);
  return acquireSingleWriter({ ...claim, folder: claim.dataFolder });
}

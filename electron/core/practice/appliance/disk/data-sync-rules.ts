/**
 * What a data sync does to the two appliances, as the vendor's failover guide says (chapters on synchronization and on
 * resolving conflicts): the primary's settings and accounts replace the backup's, failover settings stay where they
 * are, and sessions and recordings of either side are on both afterwards.
 */
import { z } from "zod";
import { type ApplianceState, accountSchema, type Mark, markSchema } from "./appliance-state.ts";

/** Backup to primary: what only the backup may have. */
export const mergedPartSchema = z.object({ sessions: z.array(markSchema), recordings: z.array(markSchema) });
export type MergedPart = z.infer<typeof mergedPartSchema>;

/** Primary to backup. */
export const syncPackageSchema = z.object({
  syncId: z.string(),
  settings: z.array(markSchema),
  accounts: z.array(accountSchema),
  ...mergedPartSchema.shape,
});
export type SyncPackage = z.infer<typeof syncPackageSchema>;

/** Both lists, each mark once, in the order in which they were made. */
export function mergeMarks(ours: readonly Mark[], theirs: readonly Mark[]): Mark[] {
  const byId = new Map([...ours, ...theirs].map((mark) => [mark.id, mark]));
  const place = (mark: Mark) => `${mark.madeAt} ${mark.id}`;
  return [...byId.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** On either appliance: takes in what the other side has and this one may lack. */
export function mergeFromPeer(state: ApplianceState, part: MergedPart): ApplianceState {
  return {
    ...state,
    sessions: mergeMarks(state.sessions, part.sessions),
    recordings: mergeMarks(state.recordings, part.recordings),
  };
}

/** On the backup: the primary's word replaces its own, failover settings and failed logins excepted. */
export function applySyncPackage(state: ApplianceState, pack: SyncPackage): ApplianceState {
  return { ...mergeFromPeer(state, pack), settings: pack.settings, accounts: pack.accounts };
}

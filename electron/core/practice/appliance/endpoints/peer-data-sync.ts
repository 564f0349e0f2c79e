/**
 * The primary's half of a data sync: takes in the backup's sessions and recordings, hands out what the backup shall
 * have, and writes down the time when the backup says that all of it is on its disk.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Appliance } from "../appliance.ts";
import { mergedPartSchema, mergeFromPeer, type SyncPackage } from "../disk/data-sync-rules.ts";
import { withFailover } from "../failover/failover-state.ts";
import { type ApplianceAnswer, jsonAnswer, messageAnswer } from "../http/answer.ts";
import { readJsonBody } from "../http/read-body.ts";
import type { Route } from "../http/route.ts";
import { syncDoneStatus } from "../peer/data-sync.ts";
import { peerMessageLimitBytes, peerPaths } from "../peer/peer-paths.ts";

const doneSchema = z.object({ syncId: z.string() });
const notPrimary = messageAnswer(409, "This appliance is not the primary.");
const notUnderstood = messageAnswer(400, "The message of the peer appliance is not understood.");

export function peerDataSyncRoutes(appliance: Appliance): Route[] {
  const { disk, clock } = appliance;
  let openSyncId: string | null = null;

  function begin(body: Buffer): ApplianceAnswer {
    if (disk.state.failover.role !== "primary") return notPrimary;
    const part = mergedPartSchema.safeParse(readJsonBody(body));
    if (!part.success) return notUnderstood;
    disk.update((state) => mergeFromPeer(state, part.data));
    openSyncId = randomUUID();
    const { settings, accounts, sessions, recordings } = disk.state;
    return jsonAnswer(200, { syncId: openSyncId, settings, accounts, sessions, recordings } satisfies SyncPackage);
  }

  function finish(body: Buffer): ApplianceAnswer {
    const done = doneSchema.safeParse(readJsonBody(body));
    if (!done.success) return notUnderstood;
    if (done.data.syncId !== openSyncId) return messageAnswer(409, "No such data sync is open here.");
    openSyncId = null;
    const lastDataSync = { at: new Date(clock.nowMs()).toISOString(), status: syncDoneStatus };
    disk.update((state) => withFailover(state, { lastDataSync }));
    return jsonAnswer(200, {});
  }

  return [
    {
      path: peerPaths.dataSync,
      access: "peer",
      bodyLimitBytes: peerMessageLimitBytes,
      post: ({ body }) => begin(body),
    },
    { path: peerPaths.dataSyncDone, access: "peer", post: ({ body }) => finish(body) },
  ];
}

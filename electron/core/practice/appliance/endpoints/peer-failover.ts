/** What the other appliance may have this one do in failover: take a role, hold still, pull a data sync, join or leave. */
import { z } from "zod";
import type { Appliance } from "../appliance.ts";
import { relationshipMessageSchema } from "../failover/relationship.ts";
import { type ApplianceAnswer, jsonAnswer, messageAnswer } from "../http/answer.ts";
import { readJsonBody } from "../http/read-body.ts";
import type { Route } from "../http/route.ts";
import { peerPaths } from "../peer/peer-paths.ts";
import { textOf } from "../text-of.ts";

const roleSchema = z.object({ role: z.enum(["primary", "backup"]) });
const holdSchema = z.union([
  z.object({ isOn: z.literal(true), areUsersCutOff: z.boolean(), limitMs: z.int().min(1) }),
  z.object({ isOn: z.literal(false) }),
]);

export function peerFailoverRoutes({ hold, roleChange, dataSync, relationship }: Appliance): Route[] {
  return [
    peerOrder(peerPaths.role, roleSchema, ({ role }) => {
      roleChange.setOwnRole(role, `Became ${role}, as the peer site instance wanted.`);
    }),
    peerOrder(peerPaths.hold, holdSchema, (wish) => {
      if (!wish.isOn) hold.end();
      else if (!hold.begin(wish.areUsersCutOff, wish.limitMs)) throw new Error("Another operation is under way.");
    }),
    peerOrder(peerPaths.pull, z.object({}), () => dataSync.pull()),
    peerOrder(peerPaths.relationship, relationshipMessageSchema, (message) => relationship.follow(message)),
  ];
}

/** 200 when it was done, 409 with the reason when not. */
function peerOrder<T>(path: string, schema: z.ZodType<T>, carryOut: (order: T) => void | Promise<void>): Route {
  async function answer(body: Buffer): Promise<ApplianceAnswer> {
    const order = schema.safeParse(readJsonBody(body));
    if (!order.success) return messageAnswer(400, "The message of the peer appliance is not understood.");
    try {
      await carryOut(order.data);
      return jsonAnswer(200, {});
    } catch (error) {
      return messageAnswer(409, textOf(error));
    }
  }
  return { path, access: "peer", post: ({ body }) => answer(body) };
}

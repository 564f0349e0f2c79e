import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { connectionLayerSchema, connectionLayersSchema } from "../domain/connection-layers.ts";
import { applianceSchema, pairDefinitionSchema } from "../domain/pair.ts";
import { call } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

export const connectionTestSchema = z.object({
  appliance: applianceSchema.pick({ host: true, port: true, tls: true }).extend({
    /** As it is called in the command log; its address where it has no name yet. */
    name: z.string().trim().max(64).optional(),
    /** Without it nobody logs in, and the layers up to trust are tried. */
    clientId: applianceSchema.shape.clientId.optional(),
  }),
  /** Rehearses what people would get under this name, once the appliance is trusted. */
  site: pairDefinitionSchema.shape.site.optional(),
  secret: z.string().trim().min(1).max(4096).optional(),
  /** The account whose stored secret is used when none is given. */
  stored: z.object({ pairId: pairIdSchema, appliance: z.string().min(1).max(64) }).optional(),
  /** Begin here, with whatever it needs below it; the layers under that are skipped. */
  from: connectionLayerSchema.default("address"),
});
export type ConnectionTest = z.infer<typeof connectionTestSchema>;

export const connectionContract = {
  /**
   * Tries one appliance from its address up to its role and tells all layers each time one of them changes. Ends when it
   * is done; a reader that goes away ends its connections. Writes nothing. A secret that was refused once in this run is
   * never sent again with this account to this address.
   */
  test: call.input(connectionTestSchema).output(eventIterator(z.object({ layers: connectionLayersSchema }))),
};

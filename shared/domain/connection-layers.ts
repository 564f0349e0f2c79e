/**
 * What a test of one appliance's connection found, from its name up to its role. Each layer needs the ones below it, so
 * the first that fails says where to look. Nothing secret is sent before `trust` has passed.
 */
import { z } from "zod";
import {
  certificateOutcomeSchema,
  commandPermissionSchema,
  failedOutcomeSchemas,
  servedCertificateSchema,
  siteAddressOutcomeSchema,
  tlsUntrustedSchema,
  toldHealthSchemas,
  unreachableSchema,
} from "./observation.ts";

export const connectionLayerSchema = z.enum([
  "address",
  "tcp",
  "tls",
  "trust",
  "token",
  "permission",
  "product",
  "role",
]);
export type ConnectionLayer = z.infer<typeof connectionLayerSchema>;

/** What each layer can find, and what can be wrong with it. */
const addressState = stateOf("address", siteAddressOutcomeSchema, unreachableSchema);
const tcpState = stateOf("tcp", z.null(), unreachableSchema);
const tlsState = stateOf("tls", z.object({ protocol: z.string().nullable() }), unreachableSchema);

/** Under the site's name, what its people would get from this appliance, and where the name leads now. */
const siteRehearsalSchema = z.object({
  host: z.string(),
  certificate: certificateOutcomeSchema,
  address: siteAddressOutcomeSchema,
});
export type SiteRehearsal = z.infer<typeof siteRehearsalSchema>;

/** The certificate comes in both cases: a person compares it before pinning it. */
const trustState = stateOf(
  "trust",
  z.object({ certificate: servedCertificateSchema, site: siteRehearsalSchema.nullable() }),
  tlsUntrustedSchema.extend({ certificate: servedCertificateSchema }),
);

const tokenState = stateOf(
  "token",
  z.null(),
  z.discriminatedUnion("kind", [
    /** Refused earlier in this run; it was not sent again. */
    z.object({ kind: z.literal("refused-before") }),
    z.object({ kind: z.literal("no-client-id") }),
    /** The stored secret cannot be read. */
    z.object({ kind: z.literal("keychain-unavailable") }),
    ...failedOutcomeSchemas,
  ]),
);

const anyFailure = z.discriminatedUnion("kind", failedOutcomeSchemas);

const permissionState = stateOf(
  "permission",
  /** null: it answers and does not tell the rights (v1 of some versions). */
  z.object({ permission: commandPermissionSchema.exclude(["deny"]).nullable() }),
  anyFailure,
);

const productState = stateOf(
  "product",
  /** `product` null: the appliance does not say (v1). The version comes with its health. */
  z.object({ product: z.literal("rs").nullable(), api: z.enum(["v2", "v1"]) }),
  z.object({ kind: z.literal("wrong-product"), product: z.literal("pra") }),
);

const roleState = stateOf(
  "role",
  z.object({ outcome: z.discriminatedUnion("kind", toldHealthSchemas), clusterRole: z.string().nullable() }),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("traffic-node"), applianceId: z.string().nullable() }),
    ...failedOutcomeSchemas,
  ]),
);

/** In the order of the layers, the lowest first. */
export const connectionLayersSchema = z.tuple([
  addressState,
  tcpState,
  tlsState,
  trustState,
  tokenState,
  permissionState,
  productState,
  roleState,
]);
export type ConnectionLayers = z.infer<typeof connectionLayersSchema>;
export type LayerState = ConnectionLayers[number];
export type LayerStateOf<Layer extends ConnectionLayer> = Extract<LayerState, { layer: Layer }>;
export type FoundIn<Layer extends ConnectionLayer> = Extract<LayerStateOf<Layer>, { state: "passed" }>["found"];
export type ProblemIn<Layer extends ConnectionLayer> = Extract<LayerStateOf<Layer>, { state: "failed" }>["problem"];

/** `skipped`: not asked for, or a layer below has failed. */
function stateOf<Layer extends ConnectionLayer, Found extends z.ZodType, Problem extends z.ZodType>(
  layer: Layer,
  found: Found,
  problem: Problem,
) {
  const named = { layer: z.literal(layer) };
  return z.discriminatedUnion("state", [
    z.object({ ...named, state: z.literal("waiting") }),
    z.object({ ...named, state: z.literal("running") }),
    z.object({ ...named, state: z.literal("skipped") }),
    z.object({ ...named, state: z.literal("passed"), tookMs: z.number(), found }),
    z.object({ ...named, state: z.literal("failed"), tookMs: z.number(), problem }),
  ]);
}

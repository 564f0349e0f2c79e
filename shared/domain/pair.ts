/**
 * A pair as a person describes it: two appliances, the site they host, and how the site name leads to one of them.
 * The same shape is exported and imported as the pairs file, so no field here may ever hold a secret.
 */
import { z } from "zod";
import { thresholdsSchema } from "./thresholds.ts";

/** Words that stand beside appliance names in answers (`servedBy`, grid targets), so no appliance may bear them. */
const reservedNames = ["site", "other", "nobody", "unknown"];

const applianceNameSchema = z
  .string()
  .trim()
  .min(1, "Give the appliance a name.")
  .max(64, "A name has at most 64 characters.")
  .refine((name) => !reservedNames.includes(name.toLowerCase()), "This name is reserved; choose another one.");

const hostSchema = z
  .string()
  .trim()
  .min(1, "Enter a host name or an IP address.")
  .max(253)
  .regex(/^[A-Za-z0-9._:-]+$/, "Enter a host name or an IP address alone, without https:// and without a path.")
  .refine(isHost, "This is neither a host name nor an IP address.");

const ipSchema = z.union([z.ipv4(), z.ipv6()]);
const hostLabels =
  /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?$/;

/** Digits and dots alone are meant as an IPv4 address, colons as IPv6: a slip in one must not pass as a name. */
function isHost(text: string): boolean {
  if (/^[\d.]+$/.test(text) || text.includes(":")) return ipSchema.safeParse(text).success;
  return hostLabels.test(text);
}

const portSchema = z.int().min(1).max(65535);

/** `host:port`; an IPv6 address stands in brackets. */
const addressSchema = z
  .string()
  .max(300)
  .regex(/^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, "Write the address as host:port.")
  .refine((text) => portSchema.safeParse(Number(text.slice(text.lastIndexOf(":") + 1))).success, {
    message: "A port is a number from 1 to 65535.",
  });

const endpointSchema = z.object({ host: hostSchema, port: portSchema });

/** `serverName`: the name asked for and checked in the handshake, when the address alone is not in the certificate. */
export const tlsSettingsSchema = z
  .object({
    serverName: hostSchema.optional(),
    trust: z.enum(["system", "ca", "pin"]).default("system"),
    ca: z
      .string()
      .max(1_000_000)
      .includes("-----BEGIN CERTIFICATE-----", "A CA is given as PEM text.")
      .refine((pem) => !pem.includes("PRIVATE KEY-----"), "This holds a private key; only certificates belong here.")
      .optional(),
    pin: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "A pin is the SHA-256 fingerprint: 64 hexadecimal digits.")
      .optional(),
  })
  .refine(({ trust, ca }) => trust !== "ca" || ca !== undefined, {
    path: ["ca"],
    message: "Trust in a CA needs its certificate.",
  })
  .refine(({ trust, pin }) => trust !== "pin" || pin !== undefined, {
    path: ["pin"],
    message: "Trust in a pin needs the fingerprint.",
  });
export type TlsSettings = z.infer<typeof tlsSettingsSchema>;

export const applianceSchema = z.object({
  name: applianceNameSchema,
  host: hostSchema,
  port: portSchema.default(443),
  clientId: z.string().min(1).max(256),
  writeClientId: z.string().min(1).max(256).optional(),
  /** The address by which the other appliance reaches this one. */
  peer: endpointSchema.optional(),
  tls: tlsSettingsSchema.default({ trust: "system" }),
});
export type Appliance = z.infer<typeof applianceSchema>;

export const networkMethodSchema = z.enum(["shared-ip", "dns-swing", "nat-swing"]);
export type NetworkMethod = z.infer<typeof networkMethodSchema>;

const sharedIpSchema = z
  .string()
  .trim()
  .max(64)
  .refine((text) => ipSchema.safeParse(text).success, "Enter an IP address.");

const siteSchema = z.object({
  host: hostSchema,
  port: portSchema.default(443),
  /** `host:port` addresses that the site name leads to, instead of asking DNS (split DNS, tests). */
  connect: z.array(addressSchema).max(8).optional(),
  tls: tlsSettingsSchema.optional(),
});

export const pairDefinitionSchema = z
  .object({
    name: z.string().trim().min(1, "Give the pair a name.").max(120, "A pair's name has at most 120 characters."),
    /** Pairs that belong together, such as one customer's: they stand together where many pairs are shown. */
    group: z
      .string()
      .trim()
      .min(1, "Give the group a name, or leave the field out.")
      .max(64, "A group's name has at most 64 characters.")
      .optional(),
    site: siteSchema,
    network: z.object({ method: networkMethodSchema, sharedIps: z.array(sharedIpSchema).max(16).default([]) }),
    normalPrimary: applianceNameSchema,
    appliances: z.tuple([applianceSchema, applianceSchema]),
    /** `host:port` addresses that answer as long as this computer sees the network. */
    vantage: z.array(addressSchema).max(8).optional(),
    thresholds: thresholdsSchema.optional(),
    portalNames: z.array(hostSchema).max(64).optional(),
  })
  .refine((pair) => pair.appliances[0].name !== pair.appliances[1].name, {
    path: ["appliances"],
    message: "The two appliances need different names.",
  })
  .refine((pair) => pair.appliances.some((appliance) => appliance.name === pair.normalPrimary), {
    path: ["normalPrimary"],
    message: "The normal primary must be one of the two appliances.",
  });
export type PairDefinition = z.infer<typeof pairDefinitionSchema>;

/** A pair as stored: the definition with an identity of its own, which survives renaming. */
export interface Pair extends PairDefinition {
  id: string;
  /** Simulated by this program; its processes come and go with it. */
  practice: boolean;
}

/** Schema `pairdesk-pairs/1`. */
export const pairsFileSchema = z.object({
  schema: z.literal("pairdesk-pairs/1"),
  pairs: z.array(pairDefinitionSchema).min(1, "There is no pair in it.").max(1000, "A file holds at most 1000 pairs."),
});

/** `{ "<pair>/<appliance>": "<client secret>" }` */
export const secretsFileSchema = z.record(z.string(), z.string().min(1));

/** The key under which an appliance's secret stands in a secrets file. */
export const secretName = (pairName: string, applianceName: string): string => `${pairName}/${applianceName}`;

export function findAppliance(pair: PairDefinition, name: string): Appliance {
  const found = pair.appliances.find((appliance) => appliance.name === name);
  if (!found) throw new Error(`pair ${pair.name} has no appliance ${name}`);
  return found;
}

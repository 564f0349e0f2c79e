/** What lies on the file doctor's desk, and what it makes together. */
import { z } from "zod";
import { assembledSchema, certificateFileSchema } from "./certificate-file.ts";

export const deskFileSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  report: certificateFileSchema,
  /** It has a place on this computer; false: it was pasted or had none. */
  hasPath: z.boolean(),
});
export type DeskFile = z.infer<typeof deskFileSchema>;

/** A certificate of a file that an appliance or a site name serves, as it was looked at last. */
export const servedMatchSchema = z.object({
  sha256: z.string(),
  pairId: z.string(),
  pairName: z.string(),
  target: z.string(),
  /** `certificate`: this very one; `key`: another one for the same key; `names`: another one for the same names. */
  same: z.enum(["certificate", "key", "names"]),
  /** Of what is served. */
  notAfter: z.iso.datetime(),
  checkedAt: z.iso.datetime(),
});
export type ServedMatch = z.infer<typeof servedMatchSchema>;

export const deskViewSchema = z.object({
  desk: z.string(),
  files: z.array(deskFileSchema),
  assembled: assembledSchema,
  served: z.array(servedMatchSchema),
});
export type DeskView = z.infer<typeof deskViewSchema>;

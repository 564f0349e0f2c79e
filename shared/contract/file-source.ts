/** A file that a person gives: by its place, so that its bytes never come into the window, or as bytes where it has none. */
import { z } from "zod";

/** Characters of Base64: no certificate file is larger. */
const longestBytes = 8_000_000;

export const fileSourceSchema = z.union([
  /** Absolute. Read by the worker alone. */
  z.object({ path: z.string().min(1).max(4096) }),
  z.object({ fileName: z.string().min(1).max(300), base64: z.string().max(longestBytes) }),
]);
export type FileSource = z.infer<typeof fileSourceSchema>;

/** Goes in and never out. "" is a passphrase too: an empty one. */
export const passphraseSchema = z.string().max(1024);

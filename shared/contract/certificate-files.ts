/**
 * The file doctor: files are laid on a desk, examined in the worker, and written anew. What comes back is what they say of
 * themselves; keys and passphrases only go in.
 */
import { z } from "zod";
import { writtenFormSchema } from "../certificates/certificate-file.ts";
import { deskViewSchema } from "../certificates/desk-view.ts";
import { call } from "./base.ts";
import { fileSourceSchema, passphraseSchema } from "./file-source.ts";

const desk = z.object({ desk: z.string().min(1).max(64) });
const fileOnDesk = desk.extend({ file: z.string().min(1).max(64) });

/** A desk that was closed, or not used for a quarter of an hour, is `not-found`: nothing of what lay on it is left. */
export const certificateFilesContract = {
  /** Lays a file on a desk; `desk` null: on a new one. `passphrase` null: none is known yet. */
  examine: call
    .input(
      z.object({
        desk: z.string().max(64).nullable(),
        source: fileSourceSchema,
        passphrase: passphraseSchema.nullable(),
      }),
    )
    .output(deskViewSchema),
  /** Another passphrase for one file. */
  unlock: call.input(fileOnDesk.extend({ passphrase: passphraseSchema })).output(deskViewSchema),
  takeAway: call.input(fileOnDesk).output(deskViewSchema),
  /**
   * Writes the chain, with the key where the form has one, as a new file where the person says. Refused with `certificate-file-refused` and
   * what is missing. `path` null: they thought better of it.
   */
  write: call
    .input(desk.extend({ form: writtenFormSchema, passphrase: passphraseSchema.nullable() }))
    .output(z.object({ path: z.string().nullable() })),
  close: call.input(desk).output(z.null()),
};

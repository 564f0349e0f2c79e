import { z } from "zod";
import { call } from "./base.ts";

export const diagnosticsContract = {
  /**
   * What somebody who helps needs to know of this run, as plain text that a person can read before it leaves the
   * computer. Never a secret; without `withNames` also no name and no address of a pair.
   */
  collect: call.input(z.object({ withNames: z.boolean() })).output(z.object({ text: z.string() })),
};

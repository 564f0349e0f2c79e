/** The root of every call: what can go wrong with any of them. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { errorCodes } from "../errors.ts";

export const call = oc.errors({
  /** Understood and not done; `message` says why and `advice` what to do. */
  REFUSED: { status: 409, data: z.object({ code: z.enum(errorCodes), advice: z.string() }) },
  /** A fault of ours; the log holds the stack under this id. */
  INTERNAL_SERVER_ERROR: { status: 500, data: z.object({ errorId: z.string() }) },
});

/** The root of every call: what can go wrong with any of them. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { errorCodes } from "../errors.ts";

const issueSchema = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() });

/** The input of a call that takes none. */
export const nothing = z.undefined();

export const call = oc.errors({
  /** Understood and not done; `message` says why and `advice` what to do. */
  REFUSED: { status: 409, data: z.object({ code: z.enum(errorCodes), advice: z.string() }) },
  /** The input is not what the contract says; no service has heard of it. */
  BAD_REQUEST: { status: 400, data: z.object({ issues: z.array(issueSchema) }) },
  /** A fault of ours; the log holds the stack under this id. */
  INTERNAL_SERVER_ERROR: { status: 500, data: z.object({ errorId: z.string() }) },
});

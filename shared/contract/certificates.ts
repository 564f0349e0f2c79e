/** Certificates as they are served: looked at, judged, compared, and followed over time. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { certificateSummarySchema, certificatesViewSchema } from "../certificates/certificates-view.ts";
import { revocationResultSchema } from "../certificates/revocation.ts";
import { call, nothing } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

const pairId = z.object({ pairId: pairIdSchema });
const saved = z.object({ path: z.string().nullable() });

export const certificateReportFormats = ["html", "json", "csv"] as const;

/** All that name a pair are refused with `not-found` when it is not watched. */
export const certificatesContract = {
  /** As it was seen last; `grid` null where nobody looked yet. Looks at nothing. */
  view: call.input(pairId).output(certificatesViewSchema),
  /** Nine handshakes now. A look that is under way is joined, not repeated. */
  check: call.input(pairId).output(certificatesViewSchema),
  /** Of every pair, each time it was looked at; coalesced by pair. */
  changed: call.input(nothing).output(eventIterator(certificatesViewSchema)),
  /** All pairs, the one whose certificate ends first at the top. */
  fleet: call.input(nothing).output(z.array(certificateSummarySchema)),
  /**
   * Asks the issuers whether they revoked what is served: the only question of Pairdesk that leaves the pair's own network.
   * `hosts`: those that the person has seen and agreed to; nobody else is asked.
   */
  checkRevocation: call
    .input(pairId.extend({ hosts: z.array(z.string().max(300)).min(1).max(32) }))
    .output(z.array(revocationResultSchema)),
  /** What an appliance or the site serves under the site's name, as PEM in the order that clients want; null: not saved after all. */
  saveChain: call.input(pairId.extend({ target: z.string().min(1).max(64) })).output(saved),
  /** The renewals of one pair, or of all, as a calendar file. */
  saveCalendar: call.input(z.object({ pairId: pairIdSchema.nullable() })).output(saved),
  saveReport: call.input(pairId.extend({ format: z.enum(certificateReportFormats) })).output(saved),
};

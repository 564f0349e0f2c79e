/** Schema `pairdesk-grid/1` (design 7): what pairs serve and what is to be said of it, for scripts. */
import { z } from "zod";
import { answerSchema } from "../domain/answer.ts";
import { type CertificateGrid, type GridCell, sentNameSchema } from "./certificate-grid.ts";
import { type CertificatesJudged, certificateCheckSchema, rehearsalSchema } from "./certificates-view.ts";

const elementSchema = z.object({
  sha256: z.string(),
  keySha256: z.string(),
  subject: z.string(),
  notAfter: z.iso.datetime(),
});

const cellSchema = z.object({
  /** An appliance's name or `site`. */
  target: z.string(),
  sni: sentNameSchema,
  /** As it was sent, the leaf first; empty where nothing was served. */
  chain: z.array(elementSchema),
  /** Where the connection ended and how, such as `tls: HANDSHAKE_TIMEOUT`. */
  error: z.string().nullable(),
});

export const gridReportSchema = z.object({
  schema: z.literal("pairdesk-grid/1"),
  pairs: z.array(
    z.object({
      name: z.string(),
      /** Of both appliances, to clients that send the site's name. */
      sameLeaf: answerSchema,
      sameKey: answerSchema,
      sameChain: answerSchema,
      grid: z.array(cellSchema),
      checks: z.array(certificateCheckSchema.pick({ code: true, about: true, answer: true, message: true })),
      rehearsal: rehearsalSchema.omit({ at: true }),
    }),
  ),
});
export type GridReport = z.infer<typeof gridReportSchema>;

export interface ReportedPair {
  name: string;
  grid: CertificateGrid | null;
  judged: CertificatesJudged;
}

export const gridReport = (pairs: readonly ReportedPair[]): GridReport => ({
  schema: "pairdesk-grid/1",
  pairs: pairs.map(reportPair),
});

function reportPair({ name, grid, judged }: ReportedPair): GridReport["pairs"][number] {
  const named = judged.comparisons.find(({ sni }) => sni === "site");
  const { appliance, answer, reasons } = judged.rehearsal;
  return {
    name,
    sameLeaf: named?.sameLeaf ?? "unknown",
    sameKey: named?.sameKey ?? "unknown",
    sameChain: named?.sameChain ?? "unknown",
    grid: (grid?.cells ?? []).map(reportCell),
    checks: judged.checks.map(({ code, about, answer, message }) => ({ code, about, answer, message })),
    rehearsal: { appliance, answer, reasons },
  };
}

function reportCell({ target, sni, outcome }: GridCell): GridReport["pairs"][number]["grid"][number] {
  if (outcome.kind === "unreachable") {
    return { target, sni, chain: [], error: `${outcome.layer}: ${outcome.code}` };
  }
  const chain = outcome.chain.map(({ sha256, keySha256, subject, notAfter }) => ({
    sha256,
    keySha256,
    subject,
    notAfter,
  }));
  return { target, sni, chain, error: null };
}

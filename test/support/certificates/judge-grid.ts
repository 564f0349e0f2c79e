/** A judgement in few words: what is not said is sound. */
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { CertificateCheck, CertificatesJudged } from "../../../shared/certificates/certificates-view.ts";
import { type JudgeInput, judgeCertificates } from "../../../shared/certificates/judge-certificates.ts";
import { thresholdsOf } from "../../../shared/domain/thresholds.ts";
import { gridAtMs, gridOf } from "../../fixtures/certificate-facts.ts";
import { definePair } from "../observations.ts";

function judgeInput(over: Partial<JudgeInput> = {}): JudgeInput {
  const pair = over.pair ?? definePair();
  return {
    pair,
    grid: gridOf(),
    nowMs: gridAtMs,
    thresholds: thresholdsOf(pair),
    standIn: "site2",
    clockSkewSeconds: { site1: 0, site2: 1 },
    stretches: [],
    ...over,
  };
}

export const judgeGrid = (grid: CertificateGrid | null, over: Partial<JudgeInput> = {}): CertificatesJudged =>
  judgeCertificates(judgeInput({ ...over, grid }));

export function checkOf(judged: CertificatesJudged, code: string, about: string | null): CertificateCheck {
  const found = judged.checks.filter((check) => check.code === code && check.about === about);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} checks ${code} about ${about ?? "the pair"}`);
  return only;
}

/** Those that say no, such as `chain-complete site2`. */
export const objections = ({ checks }: CertificatesJudged): string[] =>
  checks.filter(({ answer }) => answer === "no").map(({ code, about }) => (about ? `${code} ${about}` : code));

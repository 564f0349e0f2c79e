import type { Grade, Readiness, Severity } from "../../shared/domain/pair-status.ts";

export const gradeWords: Record<Grade, string> = {
  api: "told by the appliance",
  probe: "tried from here",
  attested: "said by a person",
  unknown: "not known",
};

export const severityWords: Record<Severity, string> = { critical: "Critical", warning: "Warning", info: "Note" };

export const answerWords: Record<Readiness["answer"], string> = { yes: "yes", no: "no", unknown: "unknown" };

import type { Grade, Readiness, Severity } from "../../../../shared/domain/pair-status.ts";

export const answerWords: Record<Readiness["answer"], string> = { yes: "✓ yes", no: "✗ no", unknown: "? unknown" };

export const gradeWords: Record<Grade, string> = {
  api: "told by the appliance",
  probe: "seen by a probe",
  attested: "said by a person",
  unknown: "not known",
};

export const severityNames: Record<Severity, string> = { critical: "Critical", warning: "Warning", info: "Note" };

/** The little of a run that the first painting of a pair needs; everything else of it is in `run-words.ts`. */
import type { RunSummary, RunView } from "../../shared/runbooks/run-view.ts";
import type { RunbookId } from "../../shared/runbooks/runbook.ts";

/** `Planned switch`, `Dry run: Planned switch`. */
export const runName = ({ title, isDryRun }: Pick<RunSummary, "title" | "isDryRun">): string =>
  isDryRun ? `Dry run: ${title}` : title;

/** Where it is: `Step 4 of 9: Wait for both roles`; null when it is over. */
export function presentStepWords({ steps, step }: Pick<RunView, "steps" | "step">): string | null {
  const index = steps.findIndex(({ id }) => id === step);
  const present = steps[index];
  return present ? `Step ${index + 1} of ${steps.length}: ${present.title}` : null;
}

/** What a press leads to: `menu` from a pair's page to the list, `start` from a run that ended. */
export const runbookDeeds: Record<RunbookId, { menu: string; start: string }> = {
  "planned-switch": { menu: "Switch roles…", start: "Switch roles" },
  "switch-back": { menu: "Switch back…", start: "Switch back" },
  "unplanned-takeover": { menu: "Take over…", start: "Take over" },
  "demote-returned-primary": { menu: "Demote the old primary…", start: "Demote the old primary" },
  "force-backup": { menu: "Make backup by force…", start: "Make backup by force" },
  "sync-now": { menu: "Sync now…", start: "Sync now" },
  "resolve-conflict": { menu: "Resolve conflict…", start: "Resolve the conflict" },
  "break-relationship": { menu: "Break the relationship…", start: "Break the relationship" },
  "establish-relationship": { menu: "Establish the relationship…", start: "Establish the relationship" },
  "replicate-certificate": { menu: "Replicate the certificate…", start: "Replicate the certificate" },
  "renew-certificate": { menu: "Renew the certificate…", start: "Renew the certificate" },
};

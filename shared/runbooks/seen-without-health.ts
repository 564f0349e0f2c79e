/**
 * Checks that are judged by handshakes and by the file alone. No appliance need tell its health for them, and nothing of what
 * they look at is kept in a cache: what is seen right after a change counts.
 */
import type { Check } from "./check.ts";
import type { Runbook, Step } from "./runbook.ts";

const kinds: readonly Check["check"][] = [
  "certificates-equal",
  "certificate-fit",
  "certificate-file",
  "certificate-read",
  "lasts-as-long",
  "serves-file",
  "file-gone",
];

export const isSeenWithoutHealth = ({ check }: Check): boolean => kinds.includes(check);

export const needsHandshakes = (check: Check): boolean => isSeenWithoutHealth(check) && check.check !== "file-gone";

export const needsFile = ({ check }: Check): boolean => check === "certificate-file" || check === "file-gone";

/** It waits for a file that a person gives. */
export const takesFile = (step: Step): boolean => step.kind === "wait" && step.until.check === "certificate-file";

/** Everything that proves its end is seen so: it changes nothing that an appliance tells of itself. */
export const isProvedWithoutHealth = ({ proof, steps }: Runbook): boolean =>
  steps.every((step) => !proof.includes(step.id) || (step.kind === "wait" && isSeenWithoutHealth(step.until)));

/**
 * Every step from an empty database to the present form, in order; step n leads from version n - 1 to n. A step that
 * was released never changes: the next change is the next step.
 */
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "../transaction.ts";
import { migrate0001Pairs } from "./0001-pairs.ts";
import { migrate0002LatestObservations } from "./0002-latest-observations.ts";
import { migrate0003RemovedPairs } from "./0003-removed-pairs.ts";
import { migrate0004MaintenanceAndAcknowledgements } from "./0004-maintenance-and-acknowledgements.ts";
import { migrate0005History } from "./0005-history.ts";
import { migrate0006NotesDeedsAndReports } from "./0006-notes-deeds-and-reports.ts";
import { migrate0007RawAnswersAndSettings } from "./0007-raw-answers-and-settings.ts";
import { migrate0008RunJournals } from "./0008-run-journals.ts";
import { migrate0009AttestationsAndLoginChanges } from "./0009-attestations-and-login-changes.ts";
import { migrate0010CertificateGrids } from "./0010-certificate-grids.ts";

const steps: ReadonlyArray<(db: DatabaseSync) => void> = [
  migrate0001Pairs,
  migrate0002LatestObservations,
  migrate0003RemovedPairs,
  migrate0004MaintenanceAndAcknowledgements,
  migrate0005History,
  migrate0006NotesDeedsAndReports,
  migrate0007RawAnswersAndSettings,
  migrate0008RunJournals,
  migrate0009AttestationsAndLoginChanges,
  migrate0010CertificateGrids,
];

/** The version this program writes and the newest it understands. */
export const schemaVersion = steps.length;

export function readSchemaVersion(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
}

/**
 * Brings the database up to version `to`, one transaction a step: after a kill or a full disk it stands at the end of
 * the last step that was finished, and the next start goes on from there.
 */
export function migrate(db: DatabaseSync, to = schemaVersion): void {
  for (let version = readSchemaVersion(db) + 1; version <= to; version += 1) {
    inTransaction(db, () => {
      steps[version - 1]?.(db);
      // A pragma takes no parameters; the number is ours. It is part of the transaction.
      db.exec(`PRAGMA user_version = ${version}`);
    });
  }
}

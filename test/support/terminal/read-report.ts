import { expect } from "vitest";
import {
  type ApplianceStatus,
  type PairStatus,
  type StatusReport,
  statusReportSchema,
} from "../../../shared/domain/pair-status.ts";
import { statusKeys } from "./status-keys.ts";

const expectKeys = (value: object, keys: readonly string[]): void =>
  expect(Object.keys(value).sort()).toEqual([...keys].sort());

/** Standard output as a status report, checked against the schema and, key for key, against what is pinned. */
export function readReport(text: string): StatusReport {
  const json: unknown = JSON.parse(text);
  const report = statusReportSchema.parse(json);
  // The schema leaves out what it does not know; the report must hold nothing else.
  expect(json).toEqual(report);
  expectKeys(report, statusKeys.report);
  for (const pair of report.pairs) expectPair(pair);
  return report;
}

function expectPair(pair: PairStatus): void {
  expectKeys(pair, statusKeys.pair);
  expectKeys(pair.readiness, statusKeys.readiness);
  for (const readiness of Object.values(pair.readiness)) {
    expectKeys(readiness, statusKeys.answer);
    for (const reason of readiness.reasons) expectKeys(reason, statusKeys.reason);
  }
  if (pair.dataAtRisk) expectKeys(pair.dataAtRisk, statusKeys.dataAtRisk);
  for (const { appliance, ...finding } of pair.findings) {
    expect(["string", "undefined"]).toContain(typeof appliance);
    expectKeys(finding, statusKeys.finding);
    for (const evidence of finding.evidence) expectKeys(evidence, statusKeys.evidence);
  }
  for (const appliance of pair.appliances) expectAppliance(appliance);
}

function expectAppliance(appliance: ApplianceStatus): void {
  expectKeys(appliance, statusKeys.appliance);
  if (appliance.lastSync) expectKeys(appliance.lastSync, statusKeys.lastSync);
  if (appliance.certificate) expectKeys(appliance.certificate, statusKeys.certificate);
}

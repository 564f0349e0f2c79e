/**
 * Whole runs about certificates on a real practice pair: a person who carries one file in a folder, and what strict clients
 * are shown before and afterwards.
 */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { CheckResult } from "../../../shared/runbooks/check.ts";
import { servedFingerprint } from "../appliance-call.ts";
import { type CarriedFile, carriedFile } from "../carried-file.ts";
import { targetOf } from "../practice-pair-fixture.ts";
import { type FinishedRun, type RunChoice, type RunStage, startRunStage } from "./practice-run.ts";

type Shown = string | "refused";

export interface CertificateStage extends Pick<RunStage, "practice"> {
  file: CarriedFile;
  run(runbook: "replicate-certificate" | "renew-certificate", choice?: RunChoice): Promise<FinishedRun>;
  /** To a client that trusts the practice authority alone; without a name: to one that only looks. */
  shown(name: string, isNamed: boolean): Promise<Shown>;
  /** Of site1 and site2, each with and without a name: how many different ones. */
  howMany(): Promise<number>;
  /** Saved into the watched folder as a download is. */
  save(fileName: string, bytes: Uint8Array): void;
  saved(): string[];
}

/** Seconds instead of an hour, for what will not come about. */
const patienceMs = { file: 8_000, proof: 6_000, "backup-shows": 6_000, "primary-shows": 6_000 };

export async function startCertificateStage(scenario: string): Promise<CertificateStage> {
  const { practice, run } = await startRunStage();
  await practice.setScenario(scenario);
  const file = carriedFile();
  const shown = async (name: string, isNamed: boolean): Promise<Shown> => {
    const { port, ca, servername } = targetOf(practice, name);
    const strict = { servername, ca, rejectUnauthorized: true };
    return servedFingerprint(port, isNamed ? strict : {}).catch(() => "refused");
  };
  return {
    practice,
    file,
    shown,
    async howMany() {
      const each = ["site1", "site2"].flatMap((name) => [shown(name, true), shown(name, false)]);
      return new Set(await Promise.all(each)).size;
    },
    save: (fileName, bytes) => writeFileSync(path.join(file.folder, fileName), bytes),
    saved: () => readdirSync(file.folder),
    run: (runbook, { answers, ...choice } = {}) => {
      const usual = { variant: "differs", source: "site1", request: "other" };
      return run(runbook, { carried: file, patienceMs, ...choice, answers: { ...usual, ...answers } });
    },
  };
}

/** What this step's check found last. */
export function foundAt({ journal }: FinishedRun, step: string): CheckResult | undefined {
  const checked = journal.flatMap((event) => (event.event === "checked" && event.step === step ? [event.result] : []));
  return checked.at(-1);
}

/** Everything that a check said, in one line. */
export const saidAt = (finished: FinishedRun, step: string): string => {
  const found = foundAt(finished, step);
  return [found?.text, ...(found?.lines ?? []).map(({ what }) => what)].join(" ");
};

/** Its fingerprint as runs write it. */
export const asSha256 = (fingerprint: Shown): string => fingerprint.replaceAll(":", "").toLowerCase();

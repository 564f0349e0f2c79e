/** Pairs files: what one would change, taking it in, and giving one out. */
import { randomUUID } from "node:crypto";
import type { ImportChoice, ImportResult } from "../../shared/contract/pairs.ts";
import { changedParts } from "../../shared/domain/changed-parts.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { type ImportPreview, planImport } from "../../shared/pairs-file/plan-import.ts";
import { writePairsFile } from "../../shared/pairs-file/write-pairs-file.ts";
import { findPair } from "./create-credentials.ts";
import { forgetIfElsewhere, type PairKeeping } from "./create-pair-keeping.ts";

export interface PairFiles {
  previewImport(text: string): ImportPreview;
  /** Throws PairdeskError `file-invalid`; then nothing has changed. */
  import(text: string, choices: readonly ImportChoice[]): Promise<ImportResult>;
  /** Without ids all but the practice pair. */
  export(pairIds: readonly string[] | undefined): string;
}

export function createPairFiles(keeping: PairKeeping): PairFiles {
  const { stores } = keeping;
  return {
    previewImport: (text) => planImport(text, stores.pairs.list()).preview,
    import: (text, choices) => keeping.inTurn(() => takeIn(keeping, text, choices)),
    export(pairIds) {
      const all = () => stores.pairs.list().filter(({ practice }) => !practice);
      return writePairsFile(pairIds?.map((id) => findPair(stores, id)) ?? all());
    },
  };
}

/** Stands with what was done by it. */
const source = "by a pairs file";

async function takeIn(
  { stores, watching, recordDeed }: PairKeeping,
  text: string,
  choices: readonly ImportChoice[],
): Promise<ImportResult> {
  const plan = planImport(text, stores.pairs.list());
  if (plan.preview.problems.length > 0) throw refusedFile(plan.preview);
  const left = new Set(choices.filter(({ take }) => !take).map(({ name }) => name));
  const steps = plan.steps
    .filter(({ definition }) => !left.has(definition.name))
    .map(({ before, definition }) => {
      return { before, after: { ...definition, id: before?.id ?? randomUUID(), practice: false } };
    });
  stores.pairs.saveAll(steps.map(({ after }) => after));
  for (const { before, after } of steps) {
    if (!before) recordDeed(after.id, "pair-added", source);
    else {
      const parts = changedParts(before, after);
      if (parts.length > 0) recordDeed(after.id, "pair-changed", `${parts.join(", ")}; ${source}`);
    }
  }
  for (const { before, after } of steps) {
    if (before) await forgetIfElsewhere({ stores, watching }, before, after);
    await watching.watch(after);
  }
  const told = (isNew: boolean) =>
    steps
      .filter(({ before }) => (before === null) === isNew)
      .map(({ after }) => ({ pairId: after.id, name: after.name }));
  return { added: told(true), changed: told(false) };
}

function refusedFile({ problems }: ImportPreview): PairdeskError {
  const words = problems
    .slice(0, 5)
    .map(
      ({ line, column, field, message }) => `Line ${line}, column ${column}${field ? `, ${field}` : ""}: ${message}`,
    );
  return new PairdeskError(
    "file-invalid",
    `Nothing was taken in. ${words.join(" ")}`,
    "Correct the file and try again.",
  );
}

/**
 * `pairdesk practice`: a practice pair that stays until interrupted, for trying the other commands on. Its pairs file and
 * its throw-away secrets are written to a folder that only the owner can read.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { secretName } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { PracticePair } from "../core/practice/practice-pair.ts";
import type { CommandContext } from "./command-context.ts";
import { pairsFromPractice } from "./sources/from-practice.ts";

export async function practiceCommand(
  options: { write?: string; scenario?: string; json?: true },
  context: CommandContext,
): Promise<0> {
  const { output, interrupted } = context;
  const source = await pairsFromPractice(options.scenario ?? "healthy", context.registry, context.log);
  try {
    const files = options.write === undefined ? null : await writeFiles(resolve(options.write), source.practice);
    output.write(options.json ? toJson(source.practice, files) : toText(source.practice, files));
    await interrupted;
    return 0;
  } finally {
    await source.close();
  }
}

interface WrittenFiles {
  pairs: string;
  secrets: string;
}

async function writeFiles(folder: string, { definition, secrets }: PracticePair): Promise<WrittenFiles> {
  const files = { pairs: join(folder, "pairs.json"), secrets: join(folder, "secrets.json") };
  const secretsByName = Object.fromEntries(
    [...secrets].map(([name, secret]) => [secretName(definition.name, name), secret]),
  );
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(files.pairs, JSON.stringify({ schema: "pairdesk-pairs/1", pairs: [definition] }, null, 2));
    await writeFile(files.secrets, JSON.stringify(secretsByName, null, 2), { mode: 0o600 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PairdeskError("data-folder-unusable", `${folder} cannot be written: ${reason}.`, "Name another folder.");
  }
  return files;
}

const addressesOf = ({ definition, pids }: PracticePair) =>
  definition.appliances.map(({ name, host, port }) => ({
    name,
    address: `${host}:${port}`,
    pid: pids()[name] ?? null,
  }));

const toJson = (practice: PracticePair, files: WrittenFiles | null): string =>
  `${JSON.stringify({
    schema: "pairdesk-practice/1",
    name: practice.definition.name,
    appliances: addressesOf(practice),
    site: practice.definition.site.connect?.[0] ?? null,
    files,
  })}\n`;

function toText(practice: PracticePair, files: WrittenFiles | null): string {
  const lines = [
    `${practice.definition.name}: two simulated appliances, until you press Ctrl+C.`,
    ...addressesOf(practice).map(({ name, address, pid }) => `  ${name}  ${address}  process ${pid}`),
    `  site name ${practice.definition.site.host} leads to ${practice.definition.site.connect?.[0]}`,
    files
      ? `Look at it from another terminal: pairdesk status --pairs ${files.pairs} --secrets ${files.secrets}`
      : "To look at it from another terminal, start it with --write DIR: that writes a pairs file and its secrets file.",
  ];
  return `${lines.join("\n")}\n`;
}

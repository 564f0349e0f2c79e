import { emptyMemory } from "../../../shared/assessment/memory.ts";
import { type Appliance, type PairDefinition, secretName } from "../../../shared/domain/pair.ts";
import { nothingSaid } from "../../../shared/domain/said.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { readPairsFile } from "../../../shared/pairs-file/read-pairs-file.ts";
import { readSecretsFile } from "../../../shared/pairs-file/read-secrets-file.ts";
import type { SecretRegistry } from "../../core/log/secret-registry.ts";
import { readTextFile, refuseFile } from "../read-text-file.ts";
import type { PairSource } from "./pair-source.ts";

/** A pairs file with its secrets file (`-`: standard input). Without one, accounts have no secret and say so. */
export async function pairsFromFile(
  files: { pairs: string; secrets: string | undefined },
  registry: SecretRegistry,
): Promise<PairSource> {
  const pairs = await readPairs(files.pairs);
  const secrets = files.secrets === undefined ? {} : await readSecrets(files.secrets);
  for (const secret of Object.values(secrets)) registry.hide(secret);
  refuseUnknownSecrets(
    Object.keys(secrets),
    pairs.flatMap((pair) => pair.appliances.flatMap((appliance) => secretNames(pair.name, appliance))),
  );
  return {
    pairs: pairs.map((definition) => ({
      pair: { ...definition, id: definition.name, practice: false },
      readSecret: async (name) => secrets[secretName(definition.name, name)] ?? null,
      readWriteSecret: async (name) => secrets[writeSecretName(definition.name, name)] ?? null,
      memory: emptyMemory,
      said: nothingSaid,
    })),
    close: () => Promise.resolve(),
  };
}

const writeSecretName = (pairName: string, name: string): string => `${secretName(pairName, name)}:write`;

const secretNames = (pairName: string, { name, writeClientId }: Appliance): string[] => [
  secretName(pairName, name),
  ...(writeClientId === undefined ? [] : [writeSecretName(pairName, name)]),
];

async function readPairs(path: string): Promise<PairDefinition[]> {
  const read = readPairsFile(await readTextFile(path));
  if (read.ok) return read.pairs;
  throw refuseFile(path, read.isJson, read.problems);
}

async function readSecrets(path: string): Promise<Record<string, string>> {
  const read = readSecretsFile(await readTextFile(path));
  if (read.ok) return read.secrets;
  throw refuseFile(path, read.isJson, read.problems);
}

/** A misspelt name would leave its appliance without a secret and nobody would know why. */
function refuseUnknownSecrets(given: string[], wanted: string[]): void {
  const unknown = given.filter((name) => !wanted.includes(name));
  if (unknown.length === 0) return;
  throw new PairdeskError(
    "file-invalid",
    `The secrets file names appliances that no pair has: ${unknown.join(", ")}.`,
    `Names are written as "pair/appliance": ${wanted.slice(0, 4).join(", ")}.`,
  );
}

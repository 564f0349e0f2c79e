/** A pairs file and its secrets file for a test, as a person would write them. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type PairDefinition, secretName } from "../../../shared/domain/pair.ts";
import { temporaryFolder } from "../temporary-folder.ts";

type SecretOf = (applianceName: string) => string;

/** Answers with `--pairs … --secrets …`. */
export function writePairFiles(pairs: readonly PairDefinition[], secretOf: SecretOf): string[] {
  const files = writePairFilesIn(temporaryFolder(), pairs, secretOf);
  return ["--pairs", files.pairs, "--secrets", files.secrets];
}

export function writePairFilesIn(folder: string, pairs: readonly PairDefinition[], secretOf: SecretOf) {
  const files = { pairs: path.join(folder, "pairs.json"), secrets: path.join(folder, "secrets.json") };
  writeFileSync(files.pairs, JSON.stringify({ schema: "pairdesk-pairs/1", pairs }));
  const secrets = pairs.flatMap(({ name, appliances }) =>
    appliances.map((appliance) => [secretName(name, appliance.name), secretOf(appliance.name)]),
  );
  writeFileSync(files.secrets, JSON.stringify(Object.fromEntries(secrets)), { mode: 0o600 });
  return files;
}

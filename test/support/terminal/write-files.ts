/** A pairs file and its secrets file for a test, as a person would write them. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type PairDefinition, secretName } from "../../../shared/domain/pair.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** `secretOf`: by appliance. Answers with `--pairs … --secrets …`. */
export function writePairFiles(pairs: readonly PairDefinition[], secretOf: (name: string) => string): string[] {
  const folder = temporaryFolder();
  const files = { pairs: path.join(folder, "pairs.json"), secrets: path.join(folder, "secrets.json") };
  writeFileSync(files.pairs, JSON.stringify({ schema: "pairdesk-pairs/1", pairs }));
  const secrets = pairs.flatMap(({ name, appliances }) =>
    appliances.map((appliance) => [secretName(name, appliance.name), secretOf(appliance.name)]),
  );
  writeFileSync(files.secrets, JSON.stringify(Object.fromEntries(secrets)), { mode: 0o600 });
  return ["--pairs", files.pairs, "--secrets", files.secrets];
}

import { expect, test } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { pairsFromFile } from "../../../electron/terminal/sources/from-file.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { writeAnswers } from "../../support/terminal/write-answers.ts";
import { writePairFilesIn } from "../../support/terminal/write-files.ts";

function filesOf(secrets: object, hasWriter: boolean) {
  const { id: _id, practice: _practice, ...definition } = samplePair("1", "Support site");
  const [first, second] = definition.appliances;
  const writer = hasWriter ? { writeClientId: "writer" } : {};
  const pair = { ...definition, appliances: [{ ...first, ...writer }, second] as typeof definition.appliances };
  const { pairs } = writePairFilesIn(temporaryFolder(), [pair], () => "watch secret");
  return { pairs, secrets: writeAnswers(secrets) };
}

test("reads the secret of the second account beside the first one's, and hides both", async () => {
  const registry = createSecretRegistry();
  const secrets = { "Support site/site1": "first secret", "Support site/site1:write": "second secret" };
  const { pairs } = await pairsFromFile(filesOf(secrets, true), registry);
  expect(await pairs[0]?.readSecret("site1")).toBe("first secret");
  expect(await pairs[0]?.readWriteSecret?.("site1")).toBe("second secret");
  expect(registry.strip("second secret")).toBe("[redacted]");
});

test("refuses the secret of a second account that the pair does not name", async () => {
  const files = filesOf({ "Support site/site1:write": "second secret" }, false);
  await expect(pairsFromFile(files, createSecretRegistry())).rejects.toMatchObject({ code: "file-invalid" });
});

/** A stored pair behind a scripted core, reached as a person reaches its settings after an import. */
import type { Page } from "@playwright/test";
import type { AccountState } from "../../shared/contract/credentials.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import type { ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { samplePair } from "./storage/sample-pair.ts";

const { id: _id, practice: _practice, ...definition } = samplePair("pair-1", "Support site");
export const storedDefinition: PairDefinition = {
  ...definition,
  thresholds: { clockSkewSeconds: 90 },
  portalNames: ["help.example.com"],
};

export const accounts = (
  site1: AccountState["state"] = "missing",
  site2: AccountState["state"] = "missing",
): AccountState[] => [
  { appliance: "site1", account: "watch", state: site1 },
  { appliance: "site2", account: "watch", state: site2 },
];

export const importAnswers = (states = accounts()): NonNullable<ScriptedCoreOptions["answers"]> => ({
  previewImport: async () => ({ problems: [], added: [{ name: "Support site" }], changed: [], unchanged: [] }),
  import: async () => ({ added: [{ pairId: "pair-1", name: "Support site" }], changed: [] }),
  accounts: async () => states,
  definition: async () => storedDefinition,
});

export const pairsFile = (text = "{}", name = "pairs.json") => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

/** Wherever the window is: a file that is dropped leads to the import. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const file = `new File([${JSON.stringify(text)}], ${JSON.stringify(name)})`;
  const files = await page.evaluateHandle(
    `(() => { const transfer = new DataTransfer(); transfer.items.add(${file}); return transfer; })()`,
  );
  await page.locator("body").dispatchEvent("dragover", { dataTransfer: files });
  await page.locator("body").dispatchEvent("drop", { dataTransfer: files });
}

export async function openSettings(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await dropFile(page, "pairs.json", "{}");
  await page.getByRole("button", { name: "Take in one pair" }).click();
  await page.getByRole("button", { name: "Enter the secrets of Support site" }).click();
  await page.getByRole("heading", { level: 1, name: "Settings of Support site" }).waitFor();
}

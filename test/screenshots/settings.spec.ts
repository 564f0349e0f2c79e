/** Pictures of the settings in their states. */
import { join } from "node:path";
import type { VaultStanding } from "../../shared/contract/vault.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { openScreen } from "../support/open-screen.ts";
import { sampleDiagnostics } from "../support/sample-diagnostics.ts";
import { windowTest as test } from "../support/window-test.ts";
import { pictureFolder as folder, looks } from "./looks.ts";

const reason = "The keychain of this computer cannot be used: the library for it could not be loaded.";
const advice = "Unlock the keyring (or answer its prompt) and try again.";
const standings: Record<string, VaultStanding> = {
  settings: { kind: "keychain" },
  "settings-memory": { kind: "memory", reason },
  "settings-no-keychain": { kind: "unavailable", reason, advice },
};

for (const { look, ...shown } of looks) {
  test.describe(look, () => {
    test.use(shown);

    for (const [state, standing] of Object.entries(standings)) {
      test(state, async ({ page, open }) => {
        await open({ pairs: [createPairViews(Date.now()).byVerdict.protected], answers: { vault: () => standing } });
        await openScreen(page, "Settings");
        await page.getByText(/^(?:Kept|Not kept)/).waitFor();
        await page.screenshot({ path: join(folder, `${state}-${look}.png`), fullPage: true });
      });
    }

    test("settings-diagnostics", async ({ page, open }) => {
      await open({
        pairs: [createPairViews(Date.now()).byVerdict.protected],
        answers: {
          diagnostics: async () => sampleDiagnostics,
          saveText: async ({ suggestedName }) => `/home/kim/Downloads/${suggestedName}`,
        },
      });
      await openScreen(page, "Settings");
      await page.getByRole("button", { name: "Collect and preview" }).click();
      await page.getByRole("button", { name: "Save as a file" }).click();
      await page.getByText("Saved as").waitFor();
      await page.screenshot({ path: join(folder, `settings-diagnostics-${look}.png`), fullPage: true });
    });
  });
}

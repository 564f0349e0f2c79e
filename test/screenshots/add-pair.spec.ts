/** Pictures of the wizard, step by step, and of a connection test at each of its ends. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { ConnectionLayers } from "../../shared/domain/connection-layers.ts";
import { failedLayers, passedLayers, untrusted } from "../fixtures/connection-layers.ts";
import { fillAppliance, goOn, openStep } from "../support/add-pair-form.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const testNow = async (page: Page) => {
  await page.getByRole("button", { name: "Test the connection" }).click();
  await page.getByRole("button", { name: "Test again" }).waitFor();
};

interface Picture {
  layers?: ConnectionLayers[];
  take(page: Page): Promise<void>;
}

const testedFirst = async (page: Page) => {
  await openStep(page, 2);
  await fillAppliance(page, 1);
  await testNow(page);
};

const pictures: Record<string, Picture> = {
  "1-site": { take: (page) => openStep(page, 1) },
  "1-site-problems": {
    async take(page) {
      await openStep(page, 1);
      await page.getByLabel("Site name").fill("support example");
      await goOn(page);
    },
  },
  "2-appliance": { take: (page) => openStep(page, 2) },
  "2-appliance-passed": { layers: [passedLayers()], take: testedFirst },
  "2-appliance-untrusted": { layers: [untrusted("DEPTH_ZERO_SELF_SIGNED_CERT")], take: testedFirst },
  "2-appliance-wrong-secret": {
    layers: [failedLayers("token", { kind: "unauthorized", code: "denied" })],
    take: testedFirst,
  },
  "2-appliance-unreachable": {
    layers: [failedLayers("tcp", { kind: "unreachable", layer: "tcp", code: "CONNECT_TIMEOUT" })],
    take: testedFirst,
  },
  "4-review-untested": { take: (page) => openStep(page, 4) },
  "4-review-good": {
    layers: [
      passedLayers(),
      passedLayers({
        role: "backup",
        applianceId: "f".repeat(32),
        address: "203.0.113.12",
        siteAddress: "203.0.113.11",
      }),
    ],
    async take(page) {
      await testedFirst(page);
      await goOn(page);
      await fillAppliance(page, 2);
      await testNow(page);
      await goOn(page);
    },
  },
};

for (const { look, ...use } of looks) {
  test.describe(look, () => {
    test.use(use);
    for (const [name, { layers = [], take }] of Object.entries(pictures)) {
      test(name, async ({ page, open }) => {
        const left = [...layers];
        await open({
          answers: {
            async *testConnection() {
              const next = left.shift();
              if (next) yield next;
            },
          },
        });
        await take(page);
        await page.screenshot({ path: join(pictureFolder, `add-pair-${name}-${look}.png`), fullPage: true });
      });
    }
  });
}

/** Pictures of what a pair serves and of all pairs by the next end. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { CertificatesView } from "../../shared/certificates/certificates-view.ts";
import { createCertificateViews } from "../fixtures/certificate-views.ts";
import { fleetOf } from "../fixtures/fleet-of.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const pairs = createPairViews(Date.now());
const views = createCertificateViews(Date.now());
const openCell = (page: Page) => page.getByRole("button", { name: "site2, with the site's name" }).click();

const pictures: Record<string, { view: CertificatesView; isWhole: boolean; act?: (page: Page) => Promise<void> }> = {
  "certificates-equal": { view: views.equal, isWhole: true },
  "certificates-different": { view: views.differentKey, isWhole: true },
  "certificates-top": { view: views.differentKey, isWhole: false },
  "certificates-refused": { view: views.refused, isWhole: false },
  "certificates-half": { view: views.halfSeen, isWhole: false },
  "certificates-never": { view: views.neverLooked, isWhole: false },
  "certificates-old": { view: views.old, isWhole: false },
  "certificates-details": {
    view: views.differentKey,
    isWhole: true,
    async act(page) {
      await openCell(page);
      await page.getByRole("combobox", { name: "Compare with" }).selectOption("site1, with the site's name");
    },
  },
};

for (const { look, ...use } of looks) {
  test.describe(look, () => {
    test.use(use);
    for (const [picture, { view, isWhole, act }] of Object.entries(pictures)) {
      test(picture, async ({ page, open }) => {
        await open({ pairs: [pairs.pair()], answers: { certificates: () => view } });
        await page.getByRole("button", { name: "More" }).click();
        await page.getByRole("menuitem", { name: "Certificates" }).click();
        await page.locator("#certificates-sentence").waitFor();
        await act?.(page);
        await page.screenshot({ path: join(pictureFolder, `${picture}-${look}.png`), fullPage: isWhole });
      });
    }
    test("certificate-fleet", async ({ page, open }) => {
      await open({ pairs: fleetOf(50, Date.now()), answers: { certificateFleet: () => views.fleet() } });
      if (look === "zoomed") await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("navigation", { name: "Overview" }).getByRole("button", { name: "Certificates" }).click();
      await page.getByRole("table", { name: "Certificates by next end" }).waitFor();
      await page.screenshot({ path: join(pictureFolder, `certificate-fleet-${look}.png`) });
    });
  });
}

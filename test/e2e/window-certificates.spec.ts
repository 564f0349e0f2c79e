/** What a pair serves: the grid of nine, its verdicts and rehearsal, all that a cell holds, and what can be done about it. */
import { expect, type Page } from "@playwright/test";
import type { CertificatesView } from "../../shared/certificates/certificates-view.ts";
import type { Finding } from "../../shared/domain/pair-status.ts";
import type { ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { createCertificateViews } from "../fixtures/certificate-views.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

const pairs = createPairViews(Date.now());
const views = createCertificateViews(Date.now());
const narrow = [320, 640] as const;

const telling = (view: CertificatesView, more: ScriptedCoreOptions["answers"] = {}): ScriptedCoreOptions => ({
  pairs: [pairs.pair()],
  answers: { certificates: () => view, ...more },
});
async function openPage(page: Page) {
  await page.getByRole("heading", { level: 1, name: "Support site" }).waitFor();
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1, name: "Certificates of Support site" })).toBeFocused();
}
const cell = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}:`) });
const details = (page: Page, name: string) => page.getByRole("region", { name });

test("says in one sentence that both serve the same, with three verdicts and the rehearsal", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open(telling(views.equal));
  await openPage(page);
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(
    "site1 and site2 serve the same certificate. Clients would accept site2.",
  );
  const compared = page.getByRole("table", { name: "site1 and site2 compared" });
  for (const verdict of ["Same certificate", "Same key", "Same chain"])
    await expect(compared.getByRole("row", { name: `${verdict} yes yes yes` })).toBeVisible();
  await expect(page.getByRole("region", { name: "Would clients accept site2? yes" })).toContainText(
    "Clients would accept site2 under the name support.example.com.",
  );
  await expect(page.getByRole("button", { name: /certificate A, support\.example\.com/ })).toHaveCount(9);
  await expect(cell(page, "site2, without a name")).toContainText(/71 d.*accepted.*TLS 1\.3/);
  await expect(page.getByRole("region", { name: "What differs between site1 and site2" })).toBeHidden();
  await expectAccessible();
});

test("shows at once which cells differ, why, and which procedure mends it", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open(telling(views.differentKey));
  await openPage(page);
  await expect(page.getByText("site2 is one renewal behind").first()).toBeVisible();
  await expect(cell(page, "site2, with the site's name")).toContainText("certificate B");
  await expect(cell(page, "site2, without a name")).toContainText(/certificate C.*refused: signed by itself/);
  await expect(cell(page, "Site name, with a wrong name")).toContainText("certificate A");
  const differs = page.getByRole("table", { name: "Asked with the site's name, with a wrong name" });
  await expect(differs.getByRole("row", { name: /^Valid until .*20\d\d.*20\d\d/ })).toBeVisible();
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks.getByRole("list", { name: "No", exact: true }).getByRole("listitem")).toHaveText([
    /^Both serve the same certificate: no/,
    /^Both hold the same key: no/,
    /^Both send the same chain: no/,
    /^Lasts long enough · site2: no/,
    /^Same default certificate on both: no/,
    /^Default certificate comes from an issuer · site2: no/,
  ]);
  await expect(checks.getByRole("button", { name: "Replicate the certificate…" })).toHaveCount(1);
  await expect(checks.getByText("Made out for the site's name").first()).toBeHidden();
  await checks.getByText(/\d+ checks say yes/).click();
  await expect(checks.getByText("Made out for the site's name").first()).toBeVisible();
  await expectAccessible();
  await checks.getByRole("button", { name: "Renew the certificate…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Runbooks" })).toBeFocused();
});

test("says that clients would refuse the backup, and what could not be reached with its layer and cause", async ({
  page,
  open,
}) => {
  const core = await open(telling(views.refused));
  await openPage(page);
  const rehearsal = page.getByRole("region", { name: "Would clients accept site2? no" });
  await expect(rehearsal.getByRole("listitem")).toHaveCount(2);
  await expect(cell(page, "site2, with the site's name")).toContainText("expired 3 d ago");
  core.tellCertificates(views.halfSeen);
  await expect(cell(page, "site2, with the site's name")).toContainText("TCP connection: no answer in time");
  await expect(cell(page, "site2, with a wrong name")).toContainText("TLS handshake: taken, then silence");
  await expect(page.getByRole("region", { name: "Would clients accept site2? unknown" })).toBeVisible();
  await cell(page, "site2, with the site's name").click();
  await expect(details(page, "site2, with the site's name")).toContainText(
    "12.12.1.51 port 443 did not answer in time",
  );
});

test("moves through the grid by keyboard, opens all of a cell, compares it and goes back", async ({
  page,
  open,
  expectAccessible,
}) => {
  const saved: unknown[] = [];
  await open(
    telling(views.differentKey, {
      saveChain(asked) {
        saved.push(asked);
        return "/home/ada/site2.pem";
      },
    }),
  );
  await openPage(page);
  await cell(page, "site1, with the site's name").focus();
  await page.keyboard.press("End");
  await expect(cell(page, "site1, with a wrong name")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "site2, with the site's name")).toBeFocused();
  await page.keyboard.press("Enter");
  const opened = details(page, "site2, with the site's name");
  await expect(opened.getByRole("heading", { level: 3 })).toBeFocused();
  await expect(opened).toContainText("TLS_AES_256_GCM_SHA384");
  await expect(opened).toContainText("2 certificates, in the order sent");
  await expect(opened).toContainText("http://ocsp.example.com");
  await page.context().grantPermissions(["clipboard-write"]);
  await opened.getByRole("button", { name: "Copy Key fingerprint of support.example.com" }).first().click();
  // The window may not read the clipboard, a person may paste.
  await page.evaluate('document.body.append(document.createElement("textarea"))');
  const pasted = page.locator("textarea");
  await pasted.press("ControlOrMeta+v");
  await expect(pasted).toHaveValue(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  await page.evaluate('document.querySelector("textarea").remove()');
  await opened.getByRole("combobox", { name: "Compare with" }).selectOption("Site name, with the site's name");
  await expect(opened.getByRole("table")).toContainText("Serial number");
  await expect(opened.getByRole("table")).not.toContainText("Issuer");
  await opened.getByRole("button", { name: "Save chain in the right order…" }).click();
  await expect(opened.getByRole("status").filter({ hasText: "/home/ada/site2.pem" })).toBeVisible();
  expect(saved).toEqual([{ pairId: "pair-1", target: "site2" }]);
  await expectAccessible();
  await page.keyboard.press("Escape");
  await expect(opened).toBeHidden();
  await expect(cell(page, "site2, with the site's name")).toBeFocused();
});

test("has never looked, looks now, and joins a look that is under way", async ({ page, open, expectAccessible }) => {
  let looked = 0;
  let finish: () => void = () => undefined;
  const core = await open(
    telling(views.neverLooked, {
      async checkCertificates() {
        looked += 1;
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return views.equal;
      },
    }),
  );
  await openPage(page);
  await expect(page.getByText("Nobody has looked at the certificates of this pair yet.")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await expectAccessible();
  core.tellCertificates({ ...views.neverLooked, isChecking: true });
  await page.getByRole("button", { name: "Looking now…" }).click({ force: true });
  core.tellCertificates(views.neverLooked);
  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByRole("button", { name: "Looking now…" }).click({ force: true });
  expect(looked).toBe(1);
  finish();
  await expect(page.getByRole("button", { name: "Check now" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^site1 and site2 serve the same certificate\./ })).toBeVisible();
});

test("says that what it shows is old, and why a look failed", async ({ page, open, expectAccessible }) => {
  await open(
    telling(views.old, {
      checkCertificates() {
        throw new Error("no");
      },
    }),
  );
  await openPage(page);
  await expect(page.getByRole("heading", { name: /^As last seen: site1 and site2 serve the same/ })).toBeVisible();
  await expect(page.getByText("Old: no longer shown as how it is now.")).toBeVisible();
  await expect(page.getByText(/Looked at 3 d ago/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByRole("alert")).toContainText("E-4711");
});

test("asks nobody about revocation before the person has ticked whom and agreed", async ({ page, open }) => {
  const asked: unknown[] = [];
  await open(
    telling(views.equal, {
      checkRevocation(question) {
        asked.push(question);
        return [
          {
            sha256: "a".repeat(64),
            subject: "CN=support.example.com",
            how: "ocsp",
            host: "ocsp.example.com",
            answer: "revoked",
            message: "Its issuer revoked it on 3 November: key compromise.",
            at: new Date().toISOString(),
          },
        ];
      },
    }),
  );
  await openPage(page);
  const revocation = page.getByRole("region", { name: "Revocation" });
  await expect(revocation).toContainText("off: nobody has been asked");
  await expect(revocation.getByRole("button")).toBeDisabled();
  await revocation.getByRole("checkbox", { name: "ocsp.example.com" }).check();
  expect(asked).toEqual([]);
  await revocation.getByRole("button", { name: "I agree: ask this host" }).click();
  await expect(revocation.getByRole("listitem")).toContainText(/revoked.*key compromise.*OCSP answer/s);
  expect(asked).toEqual([{ pairId: "pair-1", hosts: ["ocsp.example.com"] }]);
});

test("saves a report in each form and the renewals as a calendar", async ({ page, open }) => {
  const saved: unknown[] = [];
  await open(
    telling(views.equal, {
      saveCertificateReport({ format }) {
        saved.push(format);
        return `/home/ada/certificates.${format}`;
      },
      saveCalendar(pairId) {
        saved.push(pairId);
        return "/home/ada/renewals.ics";
      },
    }),
  );
  await openPage(page);
  for (const form of [/^Report/, /^JSON/, /^CSV/]) {
    await page.getByRole("button", { name: "Save report…" }).click();
    await page.getByRole("menuitem", { name: form }).click();
  }
  await expect(page.getByText("/home/ada/certificates.csv")).toBeVisible();
  const plan = page.getByRole("region", { name: "Renewal plan" });
  await plan.getByRole("button", { name: "Save as calendar file…" }).click();
  await expect(plan.getByText("/home/ada/renewals.ics")).toBeVisible();
  expect(saved).toEqual(["html", "json", "csv", "pair-1"]);
});

test("fits small windows, 200 % zoom and 320 pixels with the longest names", async ({
  page,
  open,
  expectAccessible,
}) => {
  const [first, second] = pairs.longNames.appliances.map(({ name }) => name);
  await open({
    pairs: [pairs.longNames],
    answers: { certificates: () => views.longNames([first ?? "", second ?? ""]) },
  });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("t");
  await page.getByRole("heading", { name: "What is served" }).waitFor();
  await page.locator("[data-grid-cell]").nth(3).click();
  await page.getByRole("combobox", { name: "Compare with" }).selectOption({ index: 1 });
  await expectNoSidewaysScroll(page, [...smallestSizes, narrow]);
  await expectAccessible();
});

test("is reached from an appliance, from a finding, from the menu and from the palette", async ({ page, open }) => {
  const mismatch: Finding = {
    code: "CERT_MISMATCH",
    severity: "warning",
    message: "The appliances serve different certificates.",
    evidence: [],
    expected: null,
  };
  const isHere = () =>
    expect(page.getByRole("heading", { level: 1, name: "Certificates of Support site" })).toBeFocused();
  const back = () => page.getByRole("button", { name: "The pair now" }).click();
  await open({ ...telling(views.equal), pairs: [pairs.pair({ status: { findings: [mismatch] } })] });
  await page.getByRole("button", { name: "Compare the certificates of the pair of site2" }).click();
  await isHere();
  await back();
  await page.getByRole("button", { name: /CERT_MISMATCH/ }).click();
  await page.getByRole("button", { name: "See the certificates" }).click();
  await isHere();
  await back();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Certificates" }).click();
  await isHere();
  await back();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("certificates of sup");
  await page.keyboard.press("Enter");
  await isHere();
});

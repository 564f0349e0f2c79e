/** The wizard: every step, every error beside its field, and every wrong turn. */
import { expect } from "@playwright/test";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { passedLayers } from "../fixtures/connection-layers.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { fillAppliance, fillSite, goOn, openStep } from "../support/add-pair-form.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

const views = () => createPairViews(Date.now());
const fields = (page: import("@playwright/test").Page) => ({
  site: page.getByRole("textbox", { name: "Site name" }),
  sitePort: page.getByRole("textbox", { name: "Port" }),
  pairName: page.getByRole("textbox", { name: "Name of the pair" }),
  address: page.getByRole("textbox", { name: "Its own address" }),
  name: page.getByRole("textbox", { name: "Name", exact: true }),
  clientId: page.getByRole("textbox", { name: "API client id" }),
  secret: page.getByRole("textbox", { name: "API client secret" }),
});

test("an address pasted from a browser is taken apart, and the pair's name follows it until it is written", async ({
  page,
  open,
}) => {
  await open();
  await openStep(page, 1);
  const { site, sitePort, pairName } = fields(page);
  await site.fill("https://support.example.com:8443/login?next=/");
  await expect(site).toHaveValue("support.example.com");
  await expect(sitePort).toHaveValue("8443");
  await expect(pairName).toHaveValue("support.example.com");
  await pairName.fill("Vienna");
  await site.fill("help.example.com");
  await expect(pairName).toHaveValue("Vienna");
});

test("a step with problems stays, says each beside its field, and takes focus to the first", async ({ page, open }) => {
  await open();
  await openStep(page, 1);
  const { site } = fields(page);
  await site.fill("support example");
  await goOn(page);
  await expect(site).toBeFocused();
  await expect(site).toHaveAccessibleDescription(/without spaces/);
  await expect(page.getByText("Give the pair a name.")).toBeVisible();
  await expect(page.getByRole("group", { name: /move from one appliance/ })).toHaveAccessibleDescription(/Choose how/);
  await site.fill("support.example.com");
  await expect(site).not.toHaveAttribute("aria-invalid", "true");
  await goOn(page);
  await expect(page.getByRole("radio", { name: "Shared IP" })).toBeFocused();
});

test("shared IPs are asked for where the method needs them, and a wrong one is named", async ({ page, open }) => {
  await open();
  await openStep(page, 1);
  await fields(page).site.fill("support.example.com");
  await expect(page.getByRole("textbox", { name: "Shared IP addresses" })).toHaveCount(0);
  await page.getByRole("radio", { name: "Shared IP" }).check();
  const shared = page.getByRole("textbox", { name: "Shared IP addresses" });
  await shared.fill("203.0.113.10\n203.0.113.999");
  await goOn(page);
  await expect(shared).toBeFocused();
  await expect(shared).toHaveAccessibleDescription(/“203.0.113.999” is not an IP address/);
});

test("going back and forth loses nothing, also by the list of steps", async ({ page, open }) => {
  await open();
  await openStep(page, 3);
  const { address, clientId, secret } = fields(page);
  // What both appliances mostly share is there already.
  await expect(clientId).toHaveValue("failover-monitor");
  await address.fill("site2.example.com");
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "First appliance" })).toBeFocused();
  await expect(address).toHaveValue("site1.example.com");
  await expect(secret).toHaveValue("secret of site1");
  await page.getByRole("button", { name: /^Site/ }).click();
  await expect(fields(page).site).toHaveValue("support.example.com");
  await page.getByRole("button", { name: /^Second appliance/ }).click();
  await expect(address).toHaveValue("site2.example.com");
  await expect(page.getByRole("button", { name: /Review/ })).toBeDisabled();
});

test("names are proposed from addresses, and two of one name are refused at the second", async ({ page, open }) => {
  await open();
  await openStep(page, 2);
  const { address, name, clientId } = fields(page);
  await address.fill("https://vienna.example.com/appliance");
  await expect(address).toHaveValue("vienna.example.com");
  await expect(name).toHaveValue("vienna");
  await address.fill("10.0.0.11");
  await expect(name).toHaveValue("site1");
  await expect(page.getByText("checked for the name support.example.com")).toBeVisible();
  await clientId.fill("monitor");
  await goOn(page);
  await address.fill("10.0.0.12");
  await expect(name).toHaveValue("site2");
  await name.fill("site1");
  await goOn(page);
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/first appliance has this name/);
  await name.fill("nobody");
  await expect(name).toHaveAccessibleDescription(/Pairdesk uses this word itself/);
});

test("a CA file is checked when it is chosen: no certificate, a private key, a damaged one, and a right one", async ({
  page,
  open,
}) => {
  await open();
  await openStep(page, 2);
  await page.getByRole("radio", { name: "By our own CA" }).check();
  const ca = page.getByRole("textbox", { name: "CA certificate" });
  const choose = async (name: string, text: string) =>
    page
      .getByLabel("CA file", { exact: true })
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const block = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  await choose("notes.txt", "hello");
  await expect(ca).toHaveAccessibleDescription(/no certificate in PEM form/);
  await choose("key.pem", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
  await expect(ca).toHaveAccessibleDescription(/holds a private key/);
  await expect(ca).toHaveValue("");
  await choose("half.pem", block("MIIB"));
  await expect(ca).toHaveAccessibleDescription(/damaged or cut off/);
  await choose("company.crt", block(`MI${"A".repeat(62)}\n${"B".repeat(64)}`));
  await expect(ca).toHaveAccessibleDescription(/One certificate from company.crt/);
});

test("a CA file dropped on its field lands there and is not taken for a pairs file", async ({ page, open }) => {
  await open();
  await openStep(page, 2);
  await page.getByRole("radio", { name: "By our own CA" }).check();
  const ca = page.getByRole("textbox", { name: "CA certificate" });
  const pem = `-----BEGIN CERTIFICATE-----\nMI${"A".repeat(70)}\n-----END CERTIFICATE-----\n`;
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "company.pem"));
    return transfer;
  }, pem);
  await ca.dispatchEvent("dragover", { dataTransfer: files });
  await ca.dispatchEvent("drop", { dataTransfer: files });
  await expect(ca).toHaveValue(pem.trimEnd() === pem ? pem : /MIAAAA/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add a pair");
});

test("a pin may be written with colons and capitals; something else is refused", async ({ page, open }) => {
  const added: PairDefinition[] = [];
  await open({
    answers: {
      async add(definition) {
        added.push(definition);
        return views().pair();
      },
      setSecret: async () => [],
    },
  });
  await openStep(page, 2);
  await fillAppliance(page, 1);
  await page.getByRole("radio", { name: "By its fingerprint" }).check();
  const pin = page.getByRole("textbox", { name: "SHA-256 fingerprint" });
  await pin.fill("AB:CD");
  await goOn(page);
  await expect(pin).toBeFocused();
  await expect(pin).toHaveAccessibleDescription(/64 hexadecimal digits/);
  await pin.fill(`SHA256 Fingerprint=${"AB:".repeat(32).slice(0, -1)}`);
  await goOn(page);
  await fillAppliance(page, 2);
  await goOn(page);
  await page.getByRole("button", { name: "Save and watch the pair" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeFocused();
  expect(added[0]?.appliances[0].tls).toEqual({ trust: "pin", pin: "ab".repeat(32) });
});

test("what was written is what is stored, with the secrets sent once each, and then the pair is shown", async ({
  page,
  open,
}) => {
  const asked: unknown[] = [];
  await open({
    answers: {
      async add(definition) {
        asked.push(definition);
        return views().pair();
      },
      async setSecret(where) {
        asked.push(where);
        return [];
      },
    },
  });
  await openStep(page, 1);
  await fillSite(page);
  await page
    .getByRole("combobox", { name: "Group" })
    .or(page.getByRole("textbox", { name: "Group" }))
    .fill("Customer A");
  await goOn(page);
  await fillAppliance(page, 1);
  await page.getByRole("radio", { name: "Backup" }).check();
  await page.getByRole("button", { name: /^Advanced/ }).click();
  await page.getByRole("textbox", { name: "Peer address" }).fill("10.0.0.11:443");
  await page.getByRole("textbox", { name: "Client id for role changes" }).fill("switcher");
  await page.getByLabel("Client secret for role changes").fill("secret of the switcher");
  await goOn(page);
  await page.getByRole("textbox", { name: "Its own address" }).fill("site2.example.com");
  await page.getByRole("button", { name: "Use the secret entered for site1" }).click();
  await goOn(page);
  await expect(page.getByRole("region", { name: "site2" })).toContainText("normal primary");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Save and watch the pair" }).press("Enter");
  await expect(page.getByTestId("verdict")).toBeVisible();
  const system = { trust: "system" };
  expect(asked).toEqual([
    {
      name: "support.example.com",
      group: "Customer A",
      site: { host: "support.example.com", port: 443 },
      network: { method: "dns-swing", sharedIps: [] },
      normalPrimary: "site2",
      appliances: [
        {
          name: "site1",
          host: "site1.example.com",
          port: 443,
          clientId: "failover-monitor",
          writeClientId: "switcher",
          peer: { host: "10.0.0.11", port: 443 },
          tls: system,
        },
        { name: "site2", host: "site2.example.com", port: 443, clientId: "failover-monitor", tls: system },
      ],
    },
    { pairId: "pair-1", appliance: "site1", account: "watch", secret: "secret of site1" },
    { pairId: "pair-1", appliance: "site1", account: "write", secret: "secret of the switcher" },
    { pairId: "pair-1", appliance: "site2", account: "watch", secret: "secret of site1" },
  ]);
});

test("a name that is taken is said at the name's field, and goes when another one is written", async ({
  page,
  open,
}) => {
  await open({
    answers: {
      add: () =>
        Promise.reject(
          new PairdeskError("name-taken", "There is a pair named A already.", "Give this one another name."),
        ),
    },
  });
  await openStep(page, 4);
  await page.getByRole("button", { name: "Save and watch the pair" }).click();
  const { pairName } = fields(page);
  await expect(pairName).toBeFocused();
  await expect(pairName).toHaveAccessibleDescription(/There is a pair named A already/);
  await pairName.fill("Another");
  await expect(pairName).not.toHaveAttribute("aria-invalid", "true");
});

test("a secret that cannot be stored leaves the pair stored once, and only the secret is tried again", async ({
  page,
  open,
}) => {
  let added = 0;
  let isLocked = true;
  const set: string[] = [];
  await open({
    answers: {
      async add() {
        added += 1;
        return views().pair();
      },
      async setSecret({ appliance }) {
        if (isLocked && appliance === "site2") {
          throw new PairdeskError("keychain-unavailable", "The keychain is locked.", "Unlock it and try again.");
        }
        set.push(appliance);
        return [];
      },
    },
  });
  await openStep(page, 4);
  await page.getByRole("button", { name: "Save and watch the pair" }).click();
  await expect(page.getByRole("alert")).toContainText("The keychain is locked.Unlock it and try again.");
  await expect(page.getByText("The pair is stored and watched, but a secret is not.")).toBeVisible();
  isLocked = false;
  await page.getByRole("button", { name: "Save again" }).click();
  await expect(page.getByTestId("verdict")).toBeVisible();
  expect({ added, set }).toEqual({ added: 1, set: ["site1", "site2"] });
});

test("without a keychain the choice stands at the secret, by its reason, and is followed", async ({ page, open }) => {
  const chosen: string[] = [];
  await open({
    answers: {
      vault: () => ({ kind: "unavailable", reason: "The keychain is locked.", advice: "Unlock it." }),
      async chooseVault({ kind }) {
        chosen.push(kind);
        if (kind === "retry")
          return { kind: "unavailable", reason: "The keychain is still locked.", advice: "Unlock it." };
        return { kind: "memory", reason: "The keychain is locked." };
      },
    },
  });
  await openStep(page, 2);
  const choice = page.getByRole("region", { name: "Where secrets are kept" });
  await expect(choice).toContainText("The keychain is locked.");
  await choice.getByRole("button", { name: "Try the keychain again" }).click();
  await expect(choice).toContainText("The keychain is still locked.");
  await choice.getByRole("button", { name: "Keep secrets for this run only" }).click();
  await expect(choice).toHaveCount(0);
  await expect(page.getByText("kept in memory for this run only")).toBeVisible();
  expect(chosen).toEqual(["retry", "memory-for-this-run"]);
});

test("leaving with something written asks; staying keeps it and gives focus back, leaving loses it", async ({
  page,
  open,
}) => {
  await open({ pairs: [] });
  await openStep(page, 1);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("region", { name: "Add your pair" })).toBeVisible();
  await openStep(page, 1);
  const { site } = fields(page);
  await site.fill("support.example.com");
  await page.getByRole("button", { name: "Cancel" }).click();
  const question = page.getByRole("dialog", { name: "Leave without adding the pair?" });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(site).toHaveValue("support.example.com");
  await page.getByRole("button", { name: "Cancel" }).click();
  await question.getByRole("button", { name: "Leave and lose it" }).click();
  await openStep(page, 1);
  await expect(site).toHaveValue("");
});

test("the review warns of what looks wrong and lets it be stored all the same", async ({ page, open }) => {
  const certificate = { ...passedLayers()[3] };
  expect(certificate.state).toBe("passed");
  const same = passedLayers({ siteRefusal: "ERR_TLS_CERT_ALTNAME_INVALID", siteAddress: "198.51.100.7" });
  await open({
    answers: {
      async *testConnection() {
        yield same;
      },
      add: async () => views().pair(),
      setSecret: async () => [],
    },
  });
  await openStep(page, 2);
  for (const number of [1, 2] as const) {
    await fillAppliance(page, number);
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(page.getByRole("button", { name: "Test again" })).toBeVisible();
    await goOn(page);
  }
  const warnings = page.getByRole("region", { name: "Worth a second look" });
  await expect(warnings).toContainText("Both addresses lead to one and the same appliance.");
  await expect(warnings).toContainText(
    "support.example.com leads to 198.51.100.7, which neither appliance answers by.",
  );
  await expect(warnings).toContainText("The certificate of site1 does not hold the site name support.example.com.");
  await page.getByRole("button", { name: "Save and watch the pair" }).click();
  await expect(page.getByTestId("verdict")).toBeVisible();
});

for (const step of [1, 2, 3, 4] as const) {
  test(`step ${step} is accessible, with its problems too, and never scrolls sideways`, async ({
    page,
    open,
    expectAccessible,
  }) => {
    await open();
    await openStep(page, step);
    await expectAccessible();
    if (step < 4) {
      for (const toggle of await page.getByRole("button", { name: /^Advanced/ }).all()) await toggle.click();
      await page.getByRole("textbox").first().fill("");
      await goOn(page);
      await expect(page.getByText(/Enter a host name/).first()).toBeVisible();
      await expectAccessible();
    }
    await expectNoSidewaysScroll(page, smallestSizes);
  });
}

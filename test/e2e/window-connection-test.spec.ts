/** The connection test beside the form: each end in its words, and what can be done about it right there. */
import { expect, type Page } from "@playwright/test";
import type { ConnectionTest } from "../../shared/contract/connection.ts";
import type { ConnectionLayers } from "../../shared/domain/connection-layers.ts";
import { failedLayers, passedLayers, shownCertificate, untrusted } from "../fixtures/connection-layers.ts";
import { fillAppliance, openStep } from "../support/add-pair-form.ts";
import { expectNoSidewaysScroll } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

const panel = (page: Page) => page.getByRole("region", { name: "Connection test" });
const layer = (page: Page, name: string) =>
  panel(page)
    .getByRole("listitem")
    .filter({ hasText: new RegExp(`^${name}:`) });

/** Answers with these, one after the other, and keeps what was asked. */
function answering(...runs: ConnectionLayers[]) {
  const asked: ConnectionTest[] = [];
  const left = [...runs];
  return {
    asked,
    async *testConnection(input: ConnectionTest) {
      asked.push(input);
      const next = left.shift();
      if (next) yield next;
    },
  };
}

async function openFilled(page: Page): Promise<void> {
  await openStep(page, 2);
  await fillAppliance(page, 1);
}
const start = (page: Page) =>
  panel(page)
    .getByRole("button", { name: /^Test / })
    .click();

test("all layers pass, each with what it found, and the form's texts are what was tested", async ({ page, open }) => {
  const script = answering(passedLayers());
  await open({ answers: { testConnection: script.testConnection } });
  await openFilled(page);
  await start(page);
  await expect(layer(page, "Name")).toContainText("works12 msleads to 203.0.113.11");
  await expect(layer(page, "Rights")).toContainText("may read, which is all that watching needs");
  await expect(layer(page, "Role")).toContainText("healthy, primary now, version 25.3.2 build 58123");
  await expect(panel(page).getByRole("status").first()).toHaveText("site1: everything works.");
  expect(script.asked).toEqual([
    {
      appliance: {
        name: "site1",
        host: "site1.example.com",
        port: 443,
        tls: { trust: "system" },
        clientId: "failover-monitor",
      },
      site: { host: "support.example.com", port: 443 },
      secret: "secret of site1",
      from: "address",
    },
  ]);
  await page.getByRole("textbox", { name: "Port" }).fill("8443");
  await expect(panel(page)).toContainText("The form has changed since.");
});

const refused = { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } as const;
const ends: [name: string, layers: ConnectionLayers, where: string, words: RegExp][] = [
  [
    "an unknown name",
    failedLayers("address", { kind: "unreachable", layer: "dns", code: "ENOTFOUND" }),
    "Name",
    /DNS knows no address for site1\.example\.com.*Check the spelling/,
  ],
  ["a closed port", failedLayers("tcp", refused), "Port", /nothing listens on port 443.*Check the port/],
  [
    "plain HTTP",
    failedLayers("tls", { kind: "unreachable", layer: "tls", code: "ERR_SSL_WRONG_VERSION_NUMBER" }),
    "TLS",
    /does not speak TLS/,
  ],
  [
    "a wrong secret",
    failedLayers("token", { kind: "unauthorized", code: "denied" }),
    "Log-in",
    /does not take this client id with this secret.*tried once/,
  ],
  [
    "a secret refused before",
    failedLayers("token", { kind: "refused-before" }),
    "Log-in",
    /refused this secret already/,
  ],
  [
    "no rights",
    failedLayers("permission", { kind: "forbidden", detail: "deny" }),
    "Rights",
    /lets it do nothing.*Command API/,
  ],
  [
    "the other product",
    failedLayers("product", { kind: "wrong-product", product: "pra" }),
    "Product",
    /Privileged Remote Access/,
  ],
  ["a traffic node", failedLayers("role", { kind: "traffic-node", applianceId: null }), "Role", /traffic node/],
  [
    "an answer nobody understands",
    failedLayers("role", { kind: "bad-answer", status: 200, detail: "it is no JSON" }),
    "Role",
    /does not understand \(HTTP 200, it is no JSON\)/,
  ],
];

for (const [name, layers, where, words] of ends) {
  test(`${name} stops at its layer, with the fix, and what is above was not tried`, async ({ page, open }) => {
    const script = answering(layers, passedLayers());
    await open({ answers: { testConnection: script.testConnection } });
    await openFilled(page);
    await start(page);
    await expect(layer(page, where)).toContainText(words);
    await expect(panel(page).getByRole("listitem").filter({ hasText: "not tried" })).toHaveCount(
      layers.filter(({ state }) => state === "skipped").length,
    );
    await layer(page, where)
      .getByRole("button", { name: /^Try .* again$/ })
      .click();
    await expect(panel(page).getByRole("status").first()).toHaveText("site1: everything works.");
    const failed = layers.find(({ state }) => state === "failed");
    expect(script.asked[1]?.from).toBe(failed?.layer);
  });
}

test("an untrusted certificate is shown to compare; trusting its fingerprint pins it and goes on from there", async ({
  page,
  open,
}) => {
  const script = answering(untrusted("DEPTH_ZERO_SELF_SIGNED_CERT"), passedLayers());
  await open({ answers: { testConnection: script.testConnection } });
  await openFilled(page);
  await start(page);
  const shown = page.getByRole("region", { name: "Certificate that was shown" });
  await expect(shown).toContainText("CN=Example Support Issuing CA 2");
  await expect(shown).toContainText("5F:3A:5F:3A");
  await expect(layer(page, "Trust")).toContainText("/appliance > Security > Certificates");
  await page.getByRole("button", { name: "Trust this fingerprint" }).click();
  await expect(page.getByRole("radio", { name: "By its fingerprint" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "SHA-256 fingerprint" })).toHaveValue("5f3a".repeat(16));
  await expect(panel(page).getByRole("status").first()).toHaveText("site1: everything works.");
  expect(script.asked[1]).toMatchObject({
    from: "trust",
    appliance: { tls: { trust: "pin", pin: "5f3a".repeat(16) } },
  });
});

test("a changed pin asks for the new fingerprint; the wrong name offers the right one", async ({ page, open }) => {
  const names = shownCertificate({ names: ["support.example.com"] });
  const script = answering(untrusted("PIN_CHANGED"), untrusted("ERR_TLS_CERT_ALTNAME_INVALID", names), passedLayers());
  await open({ answers: { testConnection: script.testConnection } });
  await openFilled(page);
  await start(page);
  await expect(page.getByRole("button", { name: "Trust the new fingerprint" })).toBeVisible();
  await start(page);
  await page.getByRole("button", { name: "Check it as support.example.com" }).click();
  await expect(panel(page).getByRole("status").first()).toHaveText("site1: everything works.");
  expect(script.asked[2]?.appliance.tls).toEqual({ trust: "system", serverName: "support.example.com" });
  await expect(page.getByText("checked for the name support.example.com")).toBeVisible();
});

test("a test that is under way can be stopped, and ends when the step is left", async ({ page, open }) => {
  const signals: AbortSignal[] = [];
  await open({
    answers: {
      async *testConnection(_input, signal) {
        signals.push(signal);
        const [address, ...above] = passedLayers();
        const waiting = above.map(({ layer }) => ({ layer, state: "waiting" as const }));
        yield [address, { layer: "tcp", state: "running" }, ...waiting.slice(1)] as ConnectionLayers;
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
      },
    },
  });
  await openFilled(page);
  await start(page);
  await expect(layer(page, "Port")).toContainText("trying…");
  await panel(page).getByRole("button", { name: "Stop" }).click();
  await expect(panel(page).getByRole("button", { name: "Test the connection" })).toBeVisible();
  await expect.poll(() => signals[0]?.aborted).toBe(true);
  await start(page);
  await expect(layer(page, "Port")).toContainText("trying…");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Leave and lose it" }).click();
  await expect.poll(() => signals[1]?.aborted).toBe(true);
});

test("without an address there is nothing to test: the field says so", async ({ page, open }) => {
  await open();
  await openStep(page, 2);
  await start(page);
  const address = page.getByRole("textbox", { name: "Its own address" });
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/Enter a host name/);
});

test("a test that passed and one that failed are accessible and never scroll sideways", async ({
  page,
  open,
  expectAccessible,
}) => {
  const script = answering(passedLayers(), untrusted("ERR_TLS_CERT_ALTNAME_INVALID"));
  await open({ answers: { testConnection: script.testConnection } });
  await openFilled(page);
  await start(page);
  await page.getByRole("button", { name: "Show the certificate" }).click();
  await expectAccessible();
  await start(page);
  await expect(page.getByRole("button", { name: "Trust this fingerprint" })).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll(page, [[512, 320]]);
});

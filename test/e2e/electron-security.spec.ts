/** The border of the window, tried from inside the page. Named as proofs in test/integration/electron. */
import { expect } from "@playwright/test";
import { test } from "./electron-fixture.ts";

const ownAddress = "https://pairdesk-app.electron-double.invalid/";

test("the page has three functions and nothing of Node or Electron", async ({ start }) => {
  const page = await (await start()).page();
  const found = await page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>;
    const names = [
      "require",
      "module",
      "exports",
      "process",
      "Buffer",
      "global",
      "ipcRenderer",
      "electron",
      "fromMain",
    ];
    return {
      bridge: Object.keys(world["pairdesk"] as object),
      isFrozen: Object.isFrozen(world["pairdesk"]),
      leaked: names.filter((name) => world[name] !== undefined),
    };
  });
  expect(found).toEqual({ bridge: ["hello", "post", "pathOf"], isFrozen: true, leaked: [] });
});

test("a frame inside the page has no bridge", async ({ start }) => {
  const page = await (await start()).page();
  const bridge = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    return typeof (frame.contentWindow as unknown as Record<string, unknown>)["pairdesk"];
  });
  expect(bridge).toBe("undefined");
});

test("the page is served under the strict policy with a new nonce for each load", async ({ start }) => {
  const page = await (await start()).page();
  const policies: string[] = [];
  for (const _load of [1, 2]) policies.push((await page.reload())?.headers()["content-security-policy"] ?? "");
  const shape =
    /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/]{24}'; img-src 'self'; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/;
  expect(policies[0]).toMatch(shape);
  expect(policies[1]).toMatch(shape);
  expect(policies[0]).not.toBe(policies[1]);
});

test("scripts and styles that were written into the page do not run", async ({ start }) => {
  const page = await (await start()).page();
  const outcome = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const { ran } = window as unknown as { ran?: boolean };
    return { ran, display: getComputedStyle(document.body).display !== "none", violations: violations.sort() };
  });
  expect(outcome).toEqual({ ran: undefined, display: true, violations: ["script-src-elem", "style-src-elem"] });
});

test("every permission but copying is refused", async ({ start }) => {
  const door = await start();
  const page = await door.page();
  const states = await page.evaluate(async () => {
    const names = [
      "geolocation",
      "camera",
      "microphone",
      "midi",
      "clipboard-read",
      "storage-access",
    ] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(["denied"]));
  // Headless Chromium always answers "prompt" for notifications, so that one is read from what the session said.
  expect((await door.records()).refusedPermissions).toEqual(
    expect.arrayContaining(["geolocation", "notifications", "media", "clipboard-read"]),
  );
  expect((await door.records()).refusedPermissions).not.toContain("clipboard-sanitized-write");
});

test("navigation to another site is prevented", async ({ start }) => {
  const door = await start();
  const page = await door.page();
  const targets = ["https://example.com/", "http://127.0.0.1:1/", `${ownAddress.slice(0, -1)}.example.com/`];
  for (const [index, target] of targets.entries()) {
    await page.evaluate((address) => location.assign(address), target);
    await expect.poll(async () => (await door.records()).preventedNavigations.length).toBe(index + 1);
  }
  expect((await door.records()).preventedNavigations).toEqual(targets);
  expect(page.url()).toBe(ownAddress);
});

test("a page gets no new window, and only known addresses go to the person's browser", async ({ start }) => {
  const door = await start();
  const page = await door.page();
  const wanted = [
    "https://example.com/",
    "http://docs.beyondtrust.com/",
    "https://docs.beyondtrust.com@example.com/",
    "https://docs.beyondtrust.com.example.com/",
    "https://docs.beyondtrust.com/rs/docs/failover",
  ];
  for (const address of wanted) await page.evaluate((target) => void window.open(target), address);
  await expect.poll(async () => (await door.records()).openedOutside).toEqual([wanted.at(-1)]);
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test("requests to anywhere else are cancelled even without the page's policy", async ({ start }) => {
  const door = await start();
  const page = await door.page();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Page.setBypassCSP", { enabled: true });
  await page.reload();
  const outcomes = await page.evaluate(() =>
    Promise.all(
      ["https://example.com/a", "http://127.0.0.1:1/b"].map((address) =>
        fetch(address).then(
          () => "answered",
          () => "failed",
        ),
      ),
    ),
  );
  expect(outcomes).toEqual(["failed", "failed"]);
  expect((await door.records()).cancelledRequests).toEqual(["https://example.com/a", "http://127.0.0.1:1/b"]);
});

test("nothing can be downloaded", async ({ start }) => {
  const door = await start();
  const page = await door.page();
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["content"]));
    link.download = "file.txt";
    link.click();
  });
  await expect.poll(async () => (await door.records()).deniedDownloads.length).toBe(1);
});

test("the menu can neither reload the page nor, when packaged, open developer tools", async ({ start }) => {
  const door = await start([], { ELECTRON_DOUBLE_PACKAGED: "1" });
  const { menu } = await door.records();
  expect(menu).toContain("editMenu");
  expect(menu).toContain("quit");
  expect(menu.filter((entry) => /reload|devtools/i.test(entry))).toEqual([]);
});

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createPageServer } from "../../../electron/core/page/serve-page.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const origins = ["pairdesk://app", "https://app.pairdesk.invalid"];

/** A built page with a secret file beside its folder. */
function builtPage() {
  const folder = temporaryFolder();
  const root = path.join(folder, "renderer");
  mkdirSync(path.join(root, "assets"), { recursive: true });
  const files: Record<string, string> = {
    "index.html": '<meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
    "about.html": "about",
    "assets/index-A8e7uvwz.js": "script",
    "assets/index-P9dArtv_.css": "style",
    "assets/mark-Ctd9Dgzo.svg": "<svg/>",
    "assets/plain.js": "unhashed",
    "assets/source.map": "{}",
    "../secret.js": "outside",
    "../renderer-other/file.js": "outside",
  };
  mkdirSync(path.join(folder, "renderer-other"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  const pages = createPageServer({ root });
  return (url: string, method = "GET") => pages({ method, url });
}

describe.each(origins)("%s", (origin) => {
  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/index.html", "text/html; charset=utf-8"],
    ["/?pair=1#top", "text/html; charset=utf-8"],
    ["/assets/index-A8e7uvwz.js", "text/javascript; charset=utf-8"],
    ["/assets/index-P9dArtv_.css", "text/css; charset=utf-8"],
    ["/assets/mark-Ctd9Dgzo.svg", "image/svg+xml"],
  ])("serves %s as %s", async (address, contentType) => {
    const answer = await builtPage()(origin + address);
    expect(answer).toMatchObject({ status: 200, headers: { "Content-Type": contentType } });
    expect(answer.body.length).toBeGreaterThan(0);
  });

  it("puts a nonce of its own into each load of the page and into its policy", async () => {
    const get = builtPage();
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { body, headers } = await get(`${origin}/`);
        const [first, second] = [...body.toString().matchAll(/nonce="([^"]+)"/g)].map((match) => match[1]);
        expect(first).toBe(second);
        expect(headers["Content-Security-Policy"]).toContain(`'nonce-${first}'`);
        return first;
      }),
    );
    expect(nonces[0]).toMatch(/^[\w+/]{24}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it.each([
    ["/", "no-store"],
    ["/assets/index-A8e7uvwz.js", "public, max-age=31536000, immutable"],
    ["/assets/plain.js", "no-store"],
  ])("lets %s be kept: %s", async (address, caching) => {
    expect((await builtPage()(origin + address)).headers["Cache-Control"]).toBe(caching);
  });

  it("answers HEAD with the headers alone", async () => {
    const answer = await builtPage()(`${origin}/`, "HEAD");
    expect(answer).toMatchObject({ status: 200, headers: { "Content-Type": "text/html; charset=utf-8" } });
    expect(answer.body).toHaveLength(0);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "get"])("refuses %s", async (method) => {
    expect(await builtPage()(`${origin}/`, method)).toMatchObject({ status: 405, headers: { Allow: "GET, HEAD" } });
  });

  it.each([
    "/secret.js",
    "/../secret.js",
    "/..%2fsecret.js",
    "/%2e%2e/secret.js",
    "/%2e%2e%2fsecret.js",
    "/..%5csecret.js",
    "/..\\secret.js",
    "/assets/..%2f..%2fsecret.js",
    "/%252e%252e%252fsecret.js",
    "/../renderer-other/file.js",
    "/..%2frenderer-other/file.js",
    "//secret.js",
    "/%2fetc/passwd",
    "/C:/secret.js",
    "/index.html%00.js",
    "/index.html::$DATA",
    "/%",
    "/%ff",
    "/assets",
    "/assets/",
    "/missing.html",
    "/assets/source.map",
  ])("finds nothing at %s", async (address) => {
    const answer = await builtPage()(origin + address);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toBe("No such file.");
  });
});

it.each([
  "https://app.pairdesk.invalid.example/",
  "https://app.pairdesk.invalid:8443/",
  "http://app.pairdesk.invalid/",
  "https://user@app.pairdesk.invalid/",
  "https://example.com/",
  "pairdesk://other/",
  "pairdesk://app.evil/",
  "pairdesk://app:80/",
  "pairdesk://user:secret@app/",
  "file:///etc/passwd",
  "not an address",
])("refuses %s, which is not the program's own", async (address) => {
  expect((await builtPage()(address)).status).toBe(403);
});

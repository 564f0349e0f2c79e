import { expect, it } from "vitest";
import { pageHeaders } from "../../../electron/core/page/page-headers.ts";

const page = pageHeaders({ contentType: "text/html; charset=utf-8", caching: "no-store", nonce: "abc" });

it("lets a page run its own files and styles of this load, and talk to nobody", () => {
  expect(page["Content-Security-Policy"]?.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-abc'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});

it("lets nothing run when something that is no page is opened as one", () => {
  const picture = pageHeaders({ contentType: "image/svg+xml", caching: "no-store" });
  expect(picture["Content-Security-Policy"]).toBe(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

it("keeps types, addresses and window handles to itself", () => {
  expect(page).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
});

it.each(["camera", "microphone", "geolocation", "usb", "serial", "hid", "display-capture", "payment"])(
  "switches %s off",
  (feature) => {
    expect(page["Permissions-Policy"]?.split(", ")).toContain(`${feature}=()`);
  },
);

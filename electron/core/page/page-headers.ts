/**
 * The response headers of everything the window loads. The policy lets the page run its own script files, its own style
 * files and style tags that carry this load's nonce; it may talk to nobody: its only way out is the message port.
 */

/** Abilities of a web page that this program never uses; each is switched off for the page and all it could embed. */
const refusedFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const permissionsPolicy = refusedFeatures.map((feature) => `${feature}=()`).join(", ");

export interface PageHeaderOptions {
  readonly contentType: string;
  readonly caching: string;
  /** For a page: lets it run. Without one nothing may run or load, should the answer be shown as a document. */
  readonly nonce?: string;
}

export function pageHeaders(options: PageHeaderOptions): Record<string, string> {
  return {
    "Content-Type": options.contentType,
    "Content-Security-Policy": contentSecurityPolicy(options.nonce),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": permissionsPolicy,
    "Cache-Control": options.caching,
  };
}

function contentSecurityPolicy(nonce: string | undefined): string {
  const fence = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];
  if (nonce === undefined) return ["default-src 'none'", ...fence].join("; ");
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    ...fence,
  ].join("; ");
}

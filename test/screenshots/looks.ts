/** How the window is pictured: light, dark, the smallest window, and twice as large. */
export const screenshotFolder = process.env["PAIRDESK_SCREENSHOTS"] ?? "screenshots";

export const looks = [
  { look: "light", colorScheme: "light", viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
  { look: "dark", colorScheme: "dark", viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
  { look: "smallest", colorScheme: "light", viewport: { width: 1024, height: 640 }, deviceScaleFactor: 1 },
  // What is left of 1024 × 640 when everything is twice as large.
  { look: "zoomed", colorScheme: "dark", viewport: { width: 512, height: 320 }, deviceScaleFactor: 2 },
] as const;

/** Where pictures go, and how each state is looked at. */
export const pictureFolder = process.env["PAIRDESK_SCREENSHOTS"] ?? "screenshots";

export const looks = [
  { look: "light", colorScheme: "light", viewport: { width: 1280, height: 860 } },
  { look: "dark", colorScheme: "dark", viewport: { width: 1280, height: 860 } },
  { look: "smallest", colorScheme: "light", viewport: { width: 1024, height: 640 } },
  // What is left of 1024 × 640 when everything is twice as large.
  { look: "zoomed", colorScheme: "dark", viewport: { width: 512, height: 320 } },
] as const;

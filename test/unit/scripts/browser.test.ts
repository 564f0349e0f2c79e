import { expect, test } from "vitest";
import { adviceForMissingBrowser, findBrowser } from "../../../scripts/setup/browser.mjs";

function machine(platform: string, present: string[], env: Record<string, string> = {}) {
  return {
    platform,
    env: { PATH: "/usr/local/bin:/usr/bin", ...env },
    home: "/home/ada",
    exists: (file: string) => present.includes(file),
    isPlaceholder: (file: string) => file === "/usr/bin/chromium-browser",
  };
}

test("the browser a person names wins over every installed one", () => {
  const named = machine("linux", ["/usr/bin/google-chrome", "/opt/mine"], { PAIRDESK_BROWSER: "/opt/mine" });
  expect(findBrowser(named)).toBe("/opt/mine");
});

test("a named browser that is not there is an error and not a silent second choice", () => {
  const named = machine("linux", ["/usr/bin/google-chrome"], { PAIRDESK_BROWSER: "/opt/gone" });
  expect(() => findBrowser(named)).toThrow("PAIRDESK_BROWSER names /opt/gone");
});

test("Chrome comes before Chromium on Linux", () => {
  expect(findBrowser(machine("linux", ["/usr/bin/chromium", "/usr/bin/google-chrome"]))).toBe("/usr/bin/google-chrome");
});

test("a script that only advertises a snap is no browser", () => {
  expect(findBrowser(machine("linux", ["/usr/bin/chromium-browser"]))).toBeNull();
  expect(findBrowser(machine("linux", ["/usr/bin/chromium-browser", "/snap/bin/chromium"]))).toBe("/snap/bin/chromium");
});

test("a browser in a user's own applications folder is found on a Mac", () => {
  const edge = "/home/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
  expect(findBrowser(machine("darwin", [edge]))).toBe(edge);
});

test("Edge is found on Windows where Chrome is missing", () => {
  const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
  const windows = machine("win32", [edge], {
    PROGRAMFILES: "C:\\Program Files",
    "PROGRAMFILES(X86)": "C:\\Program Files (x86)",
  });
  expect(findBrowser(windows)).toBe(edge);
});

test.each([
  ["linux", "debian", "sudo apt-get install chromium"],
  ["linux", "ubuntu", "sudo snap install chromium"],
  ["linux", "fedora", "sudo dnf install chromium"],
  ["darwin", "other", "https://www.google.com/chrome/"],
  ["win32", "other", "winget install Google.Chrome"],
] as const)("the advice on %s (%s) names %s", (platform, distribution, words) => {
  expect(adviceForMissingBrowser(platform, distribution)).toContain(words);
});

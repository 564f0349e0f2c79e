/**
 * The scheme is the person's choice, kept by Mantine in local storage. It is put on the document before anything is
 * painted: an inline script, which would be the usual way, has no place under our content policy.
 */
import { localStorageColorSchemeManager } from "@mantine/core";

export const colorSchemeManager = localStorageColorSchemeManager({ key: "pairdesk-color-scheme" });

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

export function paintColorScheme(): void {
  const chosen = colorSchemeManager.get("auto");
  const isDark = chosen === "dark" || (chosen === "auto" && prefersDark.matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
}

/** The window frame, where the system colours it by the page, follows the rail. */
export function followWithThemeColor(): void {
  const meta = document.querySelector('meta[name="theme-color"]');
  const follow = () =>
    meta?.setAttribute("content", getComputedStyle(document.documentElement).getPropertyValue("--pd-rail").trim());
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
  follow();
}

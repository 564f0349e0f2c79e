import type { Page } from "@playwright/test";

/** What the page has copied so far, the newest last. Called before the page is opened; the page may not read the clipboard. */
export async function copiedTexts(page: Page): Promise<string[]> {
  const copied: string[] = [];
  await page.exposeFunction("reportCopied", (text: string) => void copied.push(text));
  await page.addInitScript({
    content: "navigator.clipboard.writeText = async (text) => window.reportCopied(text);",
  });
  return copied;
}

/**
 * Loaded before a program that opens a browser with playwright-core: tells the process that started it when the first
 * page has painted what BENCH_SELECTOR names. The program itself is not changed.
 */
import { chromium } from "playwright-core";

const selector = process.env["BENCH_SELECTOR"] ?? "body";
const launch = chromium.launchPersistentContext.bind(chromium);

chromium.launchPersistentContext = async (...args) => {
  const context = await launch(...args);
  const [page] = context.pages();
  page
    ?.locator(selector)
    .first()
    .waitFor({ state: "visible", timeout: 60_000 })
    .then(() => page.evaluate("new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))"))
    .then(() => process.send?.("painted"))
    .catch((error: unknown) => console.error(String(error)));
  return context;
};

/** What `start` is compared with: the same browser, flags and page server rule, and nothing of the program. */
import { parseArgs } from "node:util";
import { launchBrowser } from "../../electron/chromium/launch-browser.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, browser: { type: "string" } } });
const context = await launchBrowser({
  executablePath: values.browser ?? "",
  profileFolder: values.data ?? "",
  isHeadless: true,
});
const [page] = context.pages();
await context.route("**/*", (route) =>
  route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Empty</title><h1>Empty</h1>" }),
);
await page?.goto("https://app.pairdesk.invalid/");
process.once("SIGTERM", () => void context.close().then(() => process.exit(0)));

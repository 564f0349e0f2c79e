/** What a spec can ask of the Chromium door's window. Carried out in the door's own process, so only JSON goes in and out. */
import type { Page } from "playwright-core";
import { chromiumOrigin } from "../../../shared/contract/window-bridge.ts";
import type { StepName } from "../journeys/steps.ts";

const patienceMs = 20_000;

const byName = (page: Page, role: "button" | "heading" | "region", name: string) =>
  page.getByRole(role, { name, exact: true });

export const pageActions = {
  /** Waits until the document is the program's own and the element is visible. */
  async shows(page: Page, { role, name }: { role: "button" | "heading" | "region"; name: string }) {
    await byName(page, role, name).first().waitFor({ state: "visible", timeout: patienceMs });
  },
  /** Waits for these words in the element with this name, or anywhere. */
  async says(page: Page, { region, words }: { region?: string; words: string }) {
    const place = region === undefined ? page : byName(page, "region", region);
    await place.getByText(words).first().waitFor({ state: "visible", timeout: patienceMs });
  },
  /** Waits until these words are nowhere any more. */
  async saysNoMore(page: Page, { words }: { words: string }) {
    await page.getByText(words).first().waitFor({ state: "hidden", timeout: patienceMs });
  },
  async click(page: Page, { button }: { button: string }) {
    await byName(page, "button", button).click({ timeout: patienceMs });
  },
  /** An entry of the menu that is open. */
  async pick(page: Page, { item }: { item: string }) {
    await page.getByRole("menuitem").filter({ hasText: item }).first().click({ timeout: patienceMs });
  },
  html: (page: Page, _: null) => page.content(),
  /** The smoke test that every door passes. */
  async smoke(page: Page, _: null) {
    const { smoke } = await import("../smoke.ts");
    await smoke(page as never);
  },
  /** A part of a journey that every door goes. */
  async step(page: Page, { name, input }: { name: StepName; input: unknown }): Promise<unknown> {
    const { takeStep } = await import("../journeys/steps.ts");
    return takeStep(page as never, name, input);
  },
  /** As the person's own click on the window's cross. */
  async close(page: Page, _: null) {
    await page.close();
  },
  /** Answers when the door has put the crashed window away. */
  async crash(page: Page, _: null) {
    const session = await page.context().newCDPSession(page);
    const putAway = page.context().waitForEvent("close");
    // A page that has crashed never answers.
    session.send("Page.crash").catch(() => undefined);
    await putAway;
  },
  /** Without an address bar and tabs. */
  isAppWindow: (page: Page, _: null) => page.evaluate(() => matchMedia("(display-mode: standalone)").matches),
  /** What became of each try to reach an address outside, the page's own policy put aside. */
  async reachOut(page: Page, { address }: { address: string }) {
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setBypassCSP", { enabled: true });
    await page.reload();
    return page.evaluate(async (target) => {
      const failed = () => "failed";
      const answered = () => "answered";
      const image = new Image();
      const seen = new Promise<string>((resolve) => {
        image.onload = () => resolve("answered");
        image.onerror = () => resolve("failed");
      });
      image.src = `${target}image`;
      const socket = new WebSocket(target.replace(/^http/, "ws"));
      const met = new Promise<string>((resolve) => {
        socket.onopen = () => resolve("answered");
        socket.onclose = () => resolve("failed");
      });
      return {
        fetch: await fetch(`${target}fetch`, { mode: "no-cors" }).then(answered, failed),
        beacon: await fetch(`${target}alive`, { method: "POST", keepalive: true, mode: "no-cors" }).then(
          answered,
          failed,
        ),
        image: await seen,
        webSocket: await met,
      };
    }, address);
  },
  /** Lets the page go somewhere else and answers with where it is afterwards. */
  async navigate(page: Page, { address }: { address: string }) {
    const failed = page.waitForEvent("requestfailed", { timeout: patienceMs });
    await page.evaluate((target) => location.assign(target), address);
    await failed;
    return { address: page.url(), isOwn: new URL(page.url()).origin === chromiumOrigin };
  },
  /** Presses the browser's Back. */
  async back(page: Page, _: null) {
    await page.goBack({ timeout: 3_000 }).catch(() => null);
    return page.url();
  },
  async openWindow(page: Page, { address }: { address: string }) {
    await page.evaluate((target) => void window.open(target), address);
  },
  pages: async (page: Page, _: null) => page.context().pages().length,
} as const;

export type PageActionName = keyof typeof pageActions;
export type PageActionInput<N extends PageActionName> = Parameters<(typeof pageActions)[N]>[1];
export type PageActionResult<N extends PageActionName> = Awaited<ReturnType<(typeof pageActions)[N]>>;

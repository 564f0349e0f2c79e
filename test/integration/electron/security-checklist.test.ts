/**
 * Electron's security checklist, item by item, each with the tests that prove it here. Proofs are tests by file and
 * title; a proof that is renamed or removed fails this file.
 */
import { expect, it } from "vitest";
import { readSources, testTitles } from "../../support/source-syntax.ts";

const settings = "test/integration/electron/security-settings.test.ts";
const border = "test/e2e/electron-security.spec.ts";
const pages = "test/integration/page/serve-page.test.ts";
const sender = "test/unit/shell/sender.test.ts";
const links = "test/unit/links/allowed-link.test.ts";
const ownPage = "test/unit/shell/own-page.test.ts";
const double = "test/integration/electron/double-rules.test.ts";

interface Item {
  readonly demand: string;
  readonly proofs: readonly (readonly [file: string, title: string])[];
}

const checklist: Record<number, Item> = {
  1: {
    demand: "Only load secure content",
    proofs: [
      [settings, "the window's own scheme is secure and bypasses no policy"],
      [border, "requests to anywhere else are cancelled even without the page's policy"],
    ],
  },
  2: {
    demand: "Do not enable Node.js integration for remote content",
    proofs: [
      [settings, "the window's preferences are the safe ones, each written out"],
      [border, "the page has three functions and nothing of Node or Electron"],
    ],
  },
  3: {
    demand: "Enable context isolation",
    proofs: [
      [settings, "the window's preferences are the safe ones, each written out"],
      [border, "the page has three functions and nothing of Node or Electron"],
    ],
  },
  4: {
    demand: "Enable process sandboxing",
    proofs: [
      [settings, "the window's preferences are the safe ones, each written out"],
      [double, "a preload may require electron alone"],
    ],
  },
  5: {
    demand: "Handle session permission requests",
    proofs: [[border, "every permission but copying is refused"]],
  },
  6: {
    demand: "Do not disable webSecurity",
    proofs: [[settings, "the window's preferences are the safe ones, each written out"]],
  },
  7: {
    demand: "Define a Content Security Policy",
    proofs: [
      [border, "the page is served under the strict policy with a new nonce for each load"],
      [border, "scripts and styles that were written into the page do not run"],
      [pages, "puts a nonce of its own into each load of the page and into its policy"],
    ],
  },
  8: {
    demand: "Do not allow running insecure content",
    proofs: [
      [settings, "the window's preferences are the safe ones, each written out"],
      [border, "requests to anywhere else are cancelled even without the page's policy"],
    ],
  },
  9: {
    demand: "Do not enable experimental features",
    proofs: [[settings, "the window's preferences are the safe ones, each written out"]],
  },
  10: { demand: "Do not use enableBlinkFeatures", proofs: [[settings, "%s is named nowhere"]] },
  11: { demand: "Do not use allowpopups for web views", proofs: [[settings, "%s is named nowhere"]] },
  12: {
    demand: "Verify web view options and parameters",
    proofs: [
      [settings, "the window's preferences are the safe ones, each written out"],
      [settings, "no web contents may attach an embedded view"],
    ],
  },
  13: {
    demand: "Disable or limit navigation",
    proofs: [
      [border, "navigation to another site is prevented"],
      [ownPage, "%j is not"],
    ],
  },
  14: {
    demand: "Disable or limit creation of new windows",
    proofs: [
      [border, "a page gets no new window, and only known addresses go to the person's browser"],
      [settings, "a window is made in one place"],
    ],
  },
  15: {
    demand: "Do not use shell.openExternal with untrusted content",
    proofs: [
      [links, "refuses %s"],
      [settings, "%s stands only where its rule is"],
      [border, "a page gets no new window, and only known addresses go to the person's browser"],
    ],
  },
  16: {
    demand: "Use a current version of Electron",
    proofs: [[settings, "Electron is an exact version of a line that still gets fixes, the same in the lock"]],
  },
  17: {
    demand: "Validate the sender of all IPC messages",
    proofs: [
      [settings, "every channel checks its sender before anything else"],
      [sender, "%s may not"],
    ],
  },
  18: {
    demand: "Avoid the file protocol and prefer a custom one",
    proofs: [
      [settings, "no page is loaded by a %s address"],
      [pages, "finds nothing at %s"],
    ],
  },
  19: {
    demand: "Check which fuses can be changed",
    proofs: [
      [settings, "every fuse has its state and its reason"],
      [settings, "the door needs nothing that a fuse takes away"],
    ],
  },
  20: {
    demand: "Do not expose Electron APIs to untrusted web content",
    proofs: [
      [border, "the page has three functions and nothing of Node or Electron"],
      [border, "a frame inside the page has no bridge"],
    ],
  },
};

it("the list has all twenty items", () => {
  expect(Object.keys(checklist).map(Number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

it.each(Object.entries(checklist))("item %s is proved by tests that exist", (_number, { demand, proofs }) => {
  expect(demand).not.toBe("");
  expect(proofs.length).toBeGreaterThan(0);
  for (const [file, title] of proofs) {
    const [source] = readSources([file]);
    expect(source && testTitles(source), `${file} for "${demand}"`).toContain(title);
  }
});

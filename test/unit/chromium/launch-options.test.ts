import { describe, expect, test } from "vitest";
import { launchOptions } from "../../../electron/chromium/launch-browser.ts";

const optionsFor = (isRoot: boolean) =>
  launchOptions({ executablePath: "/opt/browser", profileFolder: "/nowhere/profile", isHeadless: false }, isRoot);

test("the sandbox is on for a person and off for root alone", () => {
  expect([optionsFor(false).chromiumSandbox, optionsFor(true).chromiumSandbox]).toEqual([true, false]);
});

describe.each([false, true])("root %s", (isRoot) => {
  const options = optionsFor(isRoot);

  test("no flag takes the sandbox away, opens a port or turns off the web's own rules", () => {
    const flags =
      /^--(no-sandbox|remote-debugging-(port|address)|disable-web-security|allow-running-insecure|ignore-cert)/;
    expect((options.args ?? []).filter((flag) => flags.test(flag))).toEqual([]);
  });

  test("it is an app window that does not call itself automated, and looks as the person likes it", () => {
    expect(options.args?.some((flag) => flag.startsWith("--app=data:"))).toBe(true);
    expect(options.ignoreDefaultArgs).toContain("--enable-automation");
    expect(options).toMatchObject({ viewport: null, colorScheme: null, reducedMotion: null, forcedColors: null });
  });

  test("it takes no downloads and no service workers, and leaves the signals to the door", () => {
    expect(options).toMatchObject({ acceptDownloads: false, serviceWorkers: "block", handleSIGINT: false });
    expect(options).toMatchObject({ handleSIGTERM: false, handleSIGHUP: false });
  });
});

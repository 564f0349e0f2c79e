import { expect, test } from "vitest";
import { missingPackages } from "../../../scripts/checks/system-packages.mjs";
import { parseTestArguments } from "../../../scripts/checks/test-arguments.mjs";

test("without a name every part runs", () => {
  expect([...parseTestArguments([]).parts]).toEqual(["static", "unit", "e2e"]);
});

test("a filter goes to the one suite that is named", () => {
  expect(parseTestArguments(["unit", "storage"])).toMatchObject({ parts: new Set(["unit"]), filters: ["storage"] });
});

test.each([[["storage"]], [["unit", "e2e", "storage"]], [["static", "storage"]]])(
  "%j is refused: it is not clear whose filter that is",
  (args) => {
    expect(() => parseTestArguments(args)).toThrow("storage");
  },
);

test("a machine with everything lacks no package", () => {
  expect(missingPackages({ hasBrowser: true, hasSecretLibrary: true, hasProgram: () => true })).toEqual([]);
});

test("each missing package is named once, and only what is missing", () => {
  const lacks = ["dbus-run-session", "dbus-send", "dnsmasq"];
  const machine = { hasBrowser: false, hasSecretLibrary: false, hasProgram: (name: string) => !lacks.includes(name) };
  expect(missingPackages(machine)).toEqual(["chromium", "dbus", "dnsmasq-base", "libsecret-1-0"]);
});

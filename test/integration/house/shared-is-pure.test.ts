import { describe, expect, test } from "vitest";
import { filesIn, readProjectFiles } from "../../support/house/project-files.ts";
import { impurePlaces } from "../../support/house/pure-source.ts";

const sharedFiles = filesIn(readProjectFiles(), ["shared"]);
const found = (text: string): string[] => impurePlaces({ path: "a.ts", text });

describe("shared code", () => {
  test("is TypeScript and nothing else", () => {
    expect(sharedFiles.length).toBeGreaterThan(10);
    expect(sharedFiles.map(({ path }) => path).filter((path) => !path.endsWith(".ts"))).toEqual([]);
  });

  test("asks no clock, no chance, no machine, and keeps no state", () => {
    expect(sharedFiles.flatMap(impurePlaces)).toEqual([]);
  });
});

describe("the check of purity", () => {
  test.each([
    ["const at = Date.now();", "Date.now"],
    ["const at = new Date();", "new Date()"],
    ["const at = new Date;", "new Date()"],
    ["const at = Date();", "Date()"],
    ["const id = Math.random();", "Math.random"],
    ["const home = process.env.HOME;", "process"],
    ["function f(bytes: Buffer) { return bytes; }", "Buffer"],
    ["export const f = () => console.log(1);", "console"],
    ["export const f = () => ({ fetch });", "fetch"],
    ["export const f = () => globalThis.x;", "globalThis"],
    ["setTimeout(() => undefined, 1);", "setTimeout"],
    ["const here = import.meta.url;", "import.meta"],
    ["let count = 0; export const f = () => count++;", "a module variable that can change"],
  ])("finds the impurity in %s", (text, what) => {
    expect(found(text)).toContain(`a.ts:1 ${what}`);
  });

  test("lets pure code pass, with properties, parameters and words of the same name", () => {
    const text = `// process, Date.now()
export const words = "console.log(window)";
export const at = (nowMs: number) => new Date(nowMs).toISOString();
export function f(location: string) { let count = 0; count += location.length; return { process: count }; }
export const g = (a: { performance: number; module?: string }) => a.performance;
export const h = ({ document: page }: { document: string }) => page;`;
    expect(found(text)).toEqual([]);
  });
});

/** Cases of checks of what a pair serves. A check without a case for each of its answers is a failing test. */
import { describe, expect, test } from "vitest";
import type { GridCell } from "../../../shared/certificates/certificate-grid.ts";
import type { JudgeInput } from "../../../shared/certificates/judge-certificates.ts";
import type { Answer } from "../../../shared/domain/answer.ts";
import { gridOf, servedCell, unreachableCell } from "../../fixtures/certificate-facts.ts";
import { checkOf, judgeGrid } from "./judge-grid.ts";

export interface CheckCase {
  code: string;
  about: string | null;
  when: string;
  answer: Answer;
  /** In the place of sound ones. */
  cells?: GridCell[];
  over?: Partial<JudgeInput>;
  says?: RegExp;
}

export function describeChecks(cases: readonly CheckCase[]): void {
  describe.each([...new Set(cases.map(({ code }) => code))])("%s", (code) => {
    const own = cases.filter((one) => one.code === code);
    test.each(own)("$answer: $when", ({ about, answer, cells, over, says }) => {
      const check = checkOf(judgeGrid(gridOf(cells), over), code, about);
      expect(check).toMatchObject({ answer });
      expect(check.message).toMatch(says ?? /^\S.*\.$/);
    });
    test("has a case for each answer", () => {
      expect([...new Set(own.map(({ answer }) => answer))].sort()).toEqual(["no", "unknown", "yes"]);
    });
  });
}

type Served = Extract<GridCell["outcome"], { kind: "served" }>;

/** What site2 serves to clients that send the site's name. */
export const served = (chain: Served["chain"], over: Partial<Served> = {}): GridCell[] => [
  servedCell("site2", "site", { chain, ...over }),
];

export const silent = (target = "site2"): GridCell[] => [
  unreachableCell(target, "site", { layer: "tls", code: "HANDSHAKE_TIMEOUT" }),
];

/** What a scripted core answers about readiness and about changes made in /login. */
import { implement, ORPCError } from "@orpc/server";
import type { NotedChange } from "../../shared/contract/changes.ts";
import { contract } from "../../shared/contract/contract.ts";
import type { AttestedSetting, AttestedWord } from "../../shared/contract/readiness.ts";
import type { LoginChange } from "../../shared/domain/login-change.ts";
import type { ReadinessReportFormat } from "../../shared/domain/readiness-report.ts";
import type { ReadinessPage } from "../../shared/readiness/readiness-check.ts";

export interface PeopleAnswers {
  readiness(pairId: string): ReadinessPage | Promise<ReadinessPage>;
  attest(by: string, words: readonly AttestedWord[]): ReadinessPage | Promise<ReadinessPage>;
  withdraw(setting: AttestedSetting): ReadinessPage | Promise<ReadinessPage>;
  saveReadiness(pairId: string, format: ReadinessReportFormat): string | null | Promise<string | null>;
  changes(pairId: string): LoginChange[] | Promise<LoginChange[]>;
  noteChange(change: NotedChange): LoginChange[] | Promise<LoginChange[]>;
  reApply(changeId: string, isDone: boolean): LoginChange[] | Promise<LoginChange[]>;
  removeChange(changeId: string): LoginChange[] | Promise<LoginChange[]>;
  restoreChange(change: LoginChange): LoginChange[] | Promise<LoginChange[]>;
}

export function scriptedPeopleRoutes(answers: Partial<PeopleAnswers>) {
  const api = implement(contract);
  return {
    readiness: {
      page: api.readiness.page.handler(
        ({ input }) => answers.readiness?.(input.pairId) ?? unexpected("readiness.page"),
      ),
      attest: api.readiness.attest.handler(
        ({ input }) => answers.attest?.(input.by, input.words) ?? unexpected("readiness.attest"),
      ),
      withdraw: api.readiness.withdraw.handler(
        ({ input }) => answers.withdraw?.(input.setting) ?? unexpected("readiness.withdraw"),
      ),
      saveReport: api.readiness.saveReport.handler(async ({ input: { pairId, format } }) => ({
        path: answers.saveReadiness
          ? await answers.saveReadiness(pairId, format)
          : await unexpected("readiness.saveReport"),
      })),
    },
    changes: {
      list: api.changes.list.handler(({ input }) => answers.changes?.(input.pairId) ?? unexpected("changes.list")),
      note: api.changes.note.handler(({ input }) => answers.noteChange?.(input.change) ?? unexpected("changes.note")),
      reApply: api.changes.reApply.handler(
        ({ input }) => answers.reApply?.(input.changeId, true) ?? unexpected("changes.reApply"),
      ),
      undoReApply: api.changes.undoReApply.handler(
        ({ input }) => answers.reApply?.(input.changeId, false) ?? unexpected("changes.undoReApply"),
      ),
      remove: api.changes.remove.handler(
        ({ input }) => answers.removeChange?.(input.changeId) ?? unexpected("changes.remove"),
      ),
      restore: api.changes.restore.handler(
        ({ input }) => answers.restoreChange?.(input.change) ?? unexpected("changes.restore"),
      ),
    },
  };
}

const unexpected = (call: string): Promise<never> =>
  Promise.reject(new ORPCError("NOT_FOUND", { message: `the spec has no answer for ${call}` }));

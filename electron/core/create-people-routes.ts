/** The calls about what people say and note of a pair joined to their services: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/contract.ts";
import type { LoginChangesService } from "./create-login-changes.ts";
import type { ReadinessService } from "./create-readiness.ts";
import type { ReadinessReports } from "./create-readiness-reports.ts";

export interface PeopleServices {
  readiness: Omit<ReadinessService, "attestations"> & ReadinessReports;
  loginChanges: LoginChangesService;
}

export function createPeopleRoutes({ readiness, loginChanges }: PeopleServices) {
  const api = implement(contract);
  return {
    readiness: {
      page: api.readiness.page.handler(({ input }) => readiness.page(input.pairId)),
      attest: api.readiness.attest.handler(({ input }) => readiness.attest(input.pairId, input.by, input.words)),
      withdraw: api.readiness.withdraw.handler(({ input }) => readiness.withdraw(input.pairId, input.setting)),
      saveReport: api.readiness.saveReport.handler(async ({ input }) => ({
        path: await readiness.saveReport(input.pairId, input.format),
      })),
    },
    changes: {
      list: api.changes.list.handler(({ input }) => loginChanges.changes(input.pairId)),
      note: api.changes.note.handler(({ input }) => loginChanges.note(input.pairId, input.change)),
      reApply: api.changes.reApply.handler(({ input }) => loginChanges.reApply(input.pairId, input.changeId)),
      undoReApply: api.changes.undoReApply.handler(({ input }) =>
        loginChanges.undoReApply(input.pairId, input.changeId),
      ),
      remove: api.changes.remove.handler(({ input }) => loginChanges.remove(input.pairId, input.changeId)),
      restore: api.changes.restore.handler(({ input }) => loginChanges.restore(input.pairId, input.change)),
    },
  };
}

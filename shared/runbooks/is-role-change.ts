import type { RunCall } from "./run-call.ts";
import type { Step, StepOf } from "./runbook.ts";

export type RoleChange = StepOf<"action"> & { call: Extract<RunCall, { call: "set-role" }> };

/** The one call that changes something at an appliance; a backup only reads. */
export const isRoleChange = (step: Step): step is RoleChange => step.kind === "action" && step.call.call === "set-role";

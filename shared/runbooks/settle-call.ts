/** A runbook's call with the answers put in, and as it would be sent. */
import { type CallTarget, type ExactCall, exactCall, type RunCall, type SettledCall } from "./run-call.ts";
import type { RunState } from "./run-state.ts";

/** null: what decides has not been answered yet. */
export function settleCall(call: RunCall, answers: RunState["answers"]): SettledCall | null {
  if (call.call === "backup") return call;
  const { dataSyncFirst } = call;
  if (typeof dataSyncFirst === "boolean") return { ...call, dataSyncFirst };
  const answer = answers[dataSyncFirst.input];
  return answer === undefined ? null : { ...call, dataSyncFirst: answer === "yes" };
}

/** null: not settled yet, or nobody knows which version of the API the appliance speaks. */
export function exactCallOf(
  call: SettledCall | null,
  state: RunState,
  api: CallTarget["api"] | null,
): ExactCall | null {
  const facts = state.started.facts.appliances.find(({ name }) => name === call?.appliance);
  const spoken = facts?.api ?? api;
  // A backup is asked for in the same way with either version.
  if (!call || !facts || (spoken === null && call.call !== "backup")) return null;
  return exactCall(call, { name: facts.name, host: facts.host, port: facts.port, api: spoken ?? "v2" });
}

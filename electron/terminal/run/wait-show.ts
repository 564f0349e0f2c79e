/** What a wait has found by now and when it asks again, so that nobody takes a quiet minute for a hung program. */
import type { RunProgress } from "../../core/runs/run-parts.ts";
import type { Output } from "../output.ts";
import { oneLine } from "../plain-text.ts";

/** One that looks every few seconds would fill the screen. */
const tellEveryMs = 30_000;

export function createWaitShow(output: Pick<Output, "write">): (progress: RunProgress | null) => void {
  let told = { step: "", ms: 0 };
  return (progress) => {
    if (!progress?.nextLookAt) return;
    const { step, result, nextLookAt } = progress;
    const ms = Date.parse(nextLookAt);
    if (step === told.step && ms - told.ms < tellEveryMs) return;
    told = { step, ms };
    const found = result ? `${oneLine(result.text)} ` : "";
    output.write(`    ${found}It is looked at again at ${nextLookAt.slice(0, 19)}Z.\n`);
  };
}

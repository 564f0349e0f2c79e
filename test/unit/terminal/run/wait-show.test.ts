import { expect, test } from "vitest";
import type { RunProgress } from "../../../../electron/core/runs/run-parts.ts";
import { createWaitShow } from "../../../../electron/terminal/run/wait-show.ts";

const progress = (step: string, nextLookAt: string | null): RunProgress => ({
  step,
  result: { answer: "no", text: "Both are backup.", lines: [] },
  lookedAt: "2026-03-02T09:17:00.000Z",
  nextLookAt,
});

test("tells what a wait has found and when it asks again, once for each minute of waiting and each wait", () => {
  const written: string[] = [];
  const show = createWaitShow({ write: (text) => void written.push(text) });
  show(null);
  show(progress("settled", "2026-03-02T09:17:50.000Z"));
  show(progress("settled", "2026-03-02T09:17:50.000Z"));
  show(progress("settled", "2026-03-02T09:17:53.000Z"));
  show(progress("settled", "2026-03-02T09:18:55.000Z"));
  show(progress("settled", null));
  show(progress("served", "2026-03-02T09:18:56.000Z"));
  expect(written).toEqual([
    "    Both are backup. It is looked at again at 2026-03-02T09:17:50Z.\n",
    "    Both are backup. It is looked at again at 2026-03-02T09:18:55Z.\n",
    "    Both are backup. It is looked at again at 2026-03-02T09:18:56Z.\n",
  ]);
});

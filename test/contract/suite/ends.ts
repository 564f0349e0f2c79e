import { vi } from "vitest";
import type { TestCore } from "../../support/contract/core/test-core.ts";
import type { Stage } from "../../support/contract/stages/stage.ts";

/** Both ends of one transport, opened before the first test. */
export interface Ends<Opened extends Stage = Stage> {
  readonly core: TestCore;
  readonly stage: Opened;
}

/** Waits until it is there. */
export async function found<Found>(find: () => Found | undefined): Promise<Found> {
  return vi.waitFor(() => {
    const value = find();
    if (value === undefined) throw new Error("not there yet");
    return value;
  });
}

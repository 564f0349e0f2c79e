/** The same tests for every transport. */
import { afterAll, beforeAll, describe } from "vitest";
import { createTestCore, type TestCore } from "../../support/contract/core/test-core.ts";
import type { DocumentEnd, Stage } from "../../support/contract/stages/stage.ts";
import { describeCalls } from "./calls.ts";
import { describeDocuments } from "./documents.ts";
import type { Ends } from "./ends.ts";
import { describeLoads } from "./loads.ts";
import { describeStrangeText } from "./strange-text.ts";
import { describeStreams } from "./streams.ts";

export interface Transport<Opened extends Stage> {
  readonly name: string;
  open(core: TestCore): Promise<Opened>;
  /** What can end a document on it. */
  readonly documentEnds: readonly DocumentEnd[];
  /** Every text is copied by other processes: millions of characters take seconds. */
  readonly isSlow?: boolean;
  /** What holds for this transport alone. */
  describeMore?(ends: () => Ends<Opened>): void;
}

/** Bundles a page and starts a browser, beside all the other tests. */
const openingMs = 120_000;

export function describeContract<Opened extends Stage>(transport: Transport<Opened>): void {
  const core = createTestCore();
  let stage: Opened | undefined;
  // Of the file, not of the group: why a group could not begin is in no report.
  beforeAll(async () => {
    stage = await transport.open(core);
    await stage.window.connect();
  }, openingMs);
  afterAll(() => stage?.end());
  describe(`over ${transport.name}`, () => {
    const ends = (): Ends<Opened> => {
      if (!stage) throw new Error("the transport was not opened");
      return { core, stage };
    };
    describeCalls(ends, transport.isSlow === true);
    describeStrangeText(ends);
    describeStreams(ends);
    describeLoads(ends);
    transport.describeMore?.(ends);
    describeDocuments(ends, transport.documentEnds);
  });
}

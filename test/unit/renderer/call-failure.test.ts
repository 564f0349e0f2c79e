import { describe, expect, it } from "vitest";
import { toCallFailure } from "../../../renderer/connection/call-failure.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createScriptedCore } from "../../fakes/scripted-core.ts";
import { createCoreClient } from "../../support/core-client.ts";

async function failureOf(error: Error) {
  const client = createCoreClient(createScriptedCore({ answers: { check: () => Promise.reject(error) } }));
  return client.pairs.check({ pairId: "pair-1" }).then(() => null, toCallFailure);
}

describe("a call that failed", () => {
  it("carries message and advice when it was refused", async () => {
    expect(await failureOf(new PairdeskError("not-found", "No such pair.", "Choose another one."))).toEqual({
      kind: "refused",
      message: "No such pair.",
      advice: "Choose another one.",
    });
  });

  it("carries the log's id and nothing of the cause when it was a fault of ours", async () => {
    const failure = await failureOf(new Error("cause that stays inside"));
    expect(failure).toMatchObject({ kind: "fault", errorId: "E-4711" });
    expect(JSON.stringify(failure)).not.toContain("cause that stays inside");
  });

  it("carries the gate's words when the input was not accepted", async () => {
    const client = createCoreClient(createScriptedCore());
    const failure = await client.pairs.check({ pairId: "" }).then(() => null, toCallFailure);
    expect(failure).toMatchObject({ kind: "fault", errorId: null });
  });

  it("means a lost connection when it is no answer of the core at all", () => {
    expect(toCallFailure(new Error("aborted"))).toEqual({ kind: "lost" });
    expect(toCallFailure("nonsense")).toEqual({ kind: "lost" });
  });
});

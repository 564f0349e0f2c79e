/** Every call of the contract: what crosses when all is well, and what crosses when it is not. */
import { beforeEach, describe, expect, it } from "vitest";
import { PairdeskError } from "../../../shared/errors.ts";
import { type CallCase, wrongMark } from "../../support/contract/core/call-case.ts";
import { callCases } from "../../support/contract/core/call-cases.ts";
import type { Outcome, SeenError } from "../../support/contract/window/window-client.ts";
import type { Ends } from "./ends.ts";

const secretOfTheBug = "words-of-a-bug";

/** How long a text may be is the gate's to say, which is one for all transports; that they carry much, `loads.ts` tells. */
const longestForSlow = 100_000;

/** `isSlow`: inputs of millions of characters are left to the other transports. */
export function describeCalls(ends: () => Ends, isSlow: boolean): void {
  describe.each(callCases)("$path", (call) => {
    beforeEach(() => {
      ends().core.log.entries.length = 0;
    });

    it("asks its service and brings back the answer", async () => {
      const { core } = ends();
      core.script(answering(call));
      expect(await outcomeOf(ends(), call)).toEqual({ answer: call.output });
      expect(core.asked[0]).toEqual({ service: call.service, asked: call.asked });
    });

    it("refuses an input that is not the contract's before any service is asked", async () => {
      const { core } = ends();
      core.script({});
      const isTried = (input: unknown) => !isSlow || (JSON.stringify(input) ?? "").length <= longestForSlow;
      for (const input of call.invalidInputs.filter(isTried)) {
        const error = errorOf(await outcomeOf(ends(), call, input));
        expect(error, JSON.stringify(input)?.slice(0, 200)).toMatchObject({ code: "BAD_REQUEST", isDefined: true });
        expect(error.data).toEqual({
          issues: expect.arrayContaining([expect.objectContaining({ path: expect.any(Array) })]),
        });
      }
      expect(core.asked).toEqual([]);
    });

    it("brings a refusal with its code, its words and its advice", async () => {
      const { core } = ends();
      core.script({
        ...answering(call),
        [call.service]: () => {
          throw new PairdeskError("another-writer", "Another Pairdesk is open.", "Close it first.");
        },
      });
      expect(errorOf(await outcomeOf(ends(), call))).toEqual({
        code: "REFUSED",
        message: "Another Pairdesk is open.",
        data: { code: "another-writer", advice: "Close it first." },
        isDefined: true,
        failure: { kind: "refused", message: "Another Pairdesk is open.", advice: "Close it first." },
      });
    });

    it("brings an id for a bug, whose words and stack stay in the log", async () => {
      const { core, stage } = ends();
      core.script({
        ...answering(call),
        [call.service]: () => {
          throw new TypeError(secretOfTheBug);
        },
      });
      const error = errorOf(await outcomeOf(ends(), call));
      const errorId = expectFault(error);
      expect(JSON.stringify(core.log.entries.find((entry) => entry.errorId === errorId))).toContain(secretOfTheBug);
      const wire = (await stage.window.received()).join("\n");
      expect(wire).not.toContain(secretOfTheBug);
      expect(wire).not.toMatch(/TypeError|\.ts:\d|\.js:\d/);
    });

    it("lets nothing through that is not the contract's output", async () => {
      const { core, stage } = ends();
      const { service, answer, crosses } = call.wrong;
      core.script(answering(call, { [service]: answer }));
      const outcome = await outcomeOf(ends(), call);
      if (crosses === null) expect(outcome).toEqual({ answer: null });
      else {
        const errorId = expectFault(errorOf(outcome));
        const logged = JSON.stringify(core.log.entries.find((entry) => entry.errorId === errorId));
        expect(logged).toContain(call.path);
        expect(logged).not.toContain(wrongMark);
      }
      expect((await stage.window.received()).join("\n")).not.toContain(wrongMark);
    });

    it("leaves out what the contract does not name", async () => {
      const { core, stage } = ends();
      const stray = "a-field-nobody-asked-for";
      const answers = Object.entries(call.answers).map(([service, answer]) => [service, withField(answer, stray)]);
      core.script(answering(call, Object.fromEntries(answers)));
      expect(await outcomeOf(ends(), call)).toEqual({ answer: call.output });
      expect((await stage.window.received()).join("\n")).not.toContain(stray);
    });
  });

  it("answers a call that is not in the contract with not found, and goes on", async () => {
    const { core, stage } = ends();
    core.script({});
    for (const path of ["pairs.destroy", "nothing", "pairs", "pairs.list.more", "pairs.constructor", "__proto__.x"]) {
      expect(errorOf(await stage.window.call(path)), path).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(core.asked).toEqual([]);
    expect(await stage.window.call("probe.echo", "still there")).toEqual({ answer: "still there" });
  });
}

/** The answer; for a stream, all its events. Without a given input the case's own. */
async function outcomeOf({ stage }: Ends, call: CallCase, ...given: unknown[]): Promise<Outcome> {
  const input = given.length > 0 ? given[0] : call.input;
  if (!call.isStream) return stage.window.call(call.path, input);
  const stream = await stage.window.follow(call.path, input);
  const { events, ended } = await stage.window.followed(stream);
  if (ended === null) throw new Error("the stream was said to have ended and has not");
  return ended === "done" ? { answer: events } : { error: ended };
}

function answering(call: CallCase, changed: Record<string, unknown> = {}): Record<string, () => unknown> {
  const answers = Object.entries({ ...call.answers, ...changed });
  return Object.fromEntries(
    answers.map(([service, answer]) => [
      service,
      call.isStream && service === call.service ? () => streamOf(answer as unknown[]) : () => answer,
    ]),
  );
}

async function* streamOf(events: unknown[]): AsyncGenerator<unknown, void, void> {
  yield* events;
}

function errorOf(outcome: Outcome | undefined): SeenError {
  if (outcome && "error" in outcome) return outcome.error;
  throw new Error(`answered instead of failing: ${JSON.stringify(outcome)}`);
}

/** A fault of ours as the contract tells it; answers with its id. */
function expectFault(error: SeenError): string {
  expect(error).toMatchObject({ code: "INTERNAL_SERVER_ERROR", isDefined: true });
  const { errorId } = error.data as { errorId: string };
  expect(errorId).toMatch(/^\S+$/);
  expect(error.failure).toEqual({ kind: "fault", message: error.message, errorId });
  return errorId;
}

function withField(answer: unknown, field: string): unknown {
  if (Array.isArray(answer)) return answer.map((item) => withField(item, field));
  if (typeof answer === "object" && answer !== null) return { ...answer, [field]: field };
  return answer === undefined ? { [field]: field } : answer;
}

/** Runs at the built terminal that end in their middle: by an interrupt too many, or killed. */
import { expect, test } from "vitest";
import { answers, eventsOf, lineOf, openRuns, roleCallsIn, stageRealRun } from "../../support/terminal/real-run.ts";
import { type Running, startTerminal } from "../../support/terminal/run-terminal.ts";
import { writeAnswers } from "../../support/terminal/write-answers.ts";

const patience = { timeout: 150_000 };

test(
  "killed in the pause it is listed as cut off, keeps others out, goes on, and is closed as refused",
  patience,
  async () => {
    const staged = await stageRealRun();
    const killed = staged.begin();
    await lineOf(killed, "paused");
    killed.signal("SIGKILL");
    expect((await killed.ended).code).toBe("SIGKILL");
    const [open] = await openRuns(staged);
    expect(open).toMatchObject({ state: "cut-off", hasWritten: false });
    const id = open?.id ?? "";

    const another = staged.begin();
    const { code, stdout, stderr } = await another.ended;
    expect([code, eventsOf(stdout).map(({ event }) => event)]).toEqual([4, ["ended"]]);
    expect(stderr).toContain(`--resume ${id}`);

    const { place, args } = staged.kept;
    const more = [...args, ...staged.data, "--answers", writeAnswers(answers), "--json"];
    const resumed = startTerminal(["run", "--resume", id, ...more], { place });
    await lineOf(resumed, "paused");
    expect(eventsOf(resumed.said()).map(({ event }) => event)).toEqual(["reopened", "paused"]);
    resumed.signal("SIGKILL");
    await resumed.ended;

    const closed = await staged.beside("run", "--close", id, "--json");
    expect([closed.code, eventsOf(closed.stdout)]).toMatchObject([4, [{ event: "ended", outcome: "refused" }]]);
    expect(await openRuns(staged)).toEqual([]);
  },
);

test(
  "a second interrupt after the call ends it at once; the run is then listed and can be closed",
  patience,
  async () => {
    const staged = await stageRealRun();
    const running = staged.begin();
    await lineOf(running, "called", (await lineNumberOf(running, "intended", "POST")) + 1);
    running.signal("SIGINT");
    await running.line((text) => text.includes('"event":"checked"'), running.said().split("\n").length - 1);
    running.signal("SIGINT");
    expect((await running.ended).code).toBe("SIGINT");

    const [open] = await openRuns(staged);
    expect(open).toMatchObject({ state: "cut-off", hasWritten: true });
    const closed = await staged.beside("run", "--close", open?.id ?? "", "--json");
    expect([closed.code, eventsOf(closed.stdout).at(-1)]).toEqual([3, expect.objectContaining({ outcome: "unknown" })]);
    expect(roleCallsIn(eventsOf(closed.stdout))).toEqual([]);
    expect(await openRuns(staged)).toEqual([]);
  },
);

/** Of the first line of this event in which this text is. */
async function lineNumberOf(running: Running, event: string, text: string): Promise<number> {
  const found = await running.line((one) => one.includes(`"event":"${event}"`) && one.includes(text));
  return running.said().split("\n").indexOf(found);
}

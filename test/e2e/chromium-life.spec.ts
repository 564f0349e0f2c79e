/** Start, second start and every kind of end of the Chromium door. */
import { existsSync } from "node:fs";
import { expect } from "@playwright/test";
import { descendantsOf } from "../support/processes/process-tree.ts";
import { appliancesBelow, browsersBelow, expectAllGone, seePracticePair, test } from "./chromium-fixture.ts";

test("closing the window ends the program with code 0 and leaves no process", async ({ start, dataFolder }) => {
  const door = start(["--practice"]);
  await seePracticePair(door);
  const below = descendantsOf(door.pid);
  expect(below.length).toBeGreaterThan(2);
  // The answer may be lost with the window.
  door.act("close", null).catch(() => undefined);
  expect(await door.ended).toBe(0);
  expect(door.output()).toBe("");
  await expectAllGone(below);
  expect(existsSync(`${dataFolder}/practice`)).toBe(false);
});

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`${signal} ends the bare program with code 0 and leaves no process`, async ({ start }) => {
    const door = start(["--practice"], { withAgent: false });
    await expect.poll(() => appliancesBelow(door.pid).length, { timeout: 20_000 }).toBe(2);
    const below = descendantsOf(door.pid);
    door.signal(signal);
    expect(await door.ended).toBe(0);
    expect(door.output()).toBe("");
    await expectAllGone(below);
  });
}

test("a signal before the window is there ends the program just as well", async ({ start }) => {
  const door = start(["--practice"], { withAgent: false });
  await expect.poll(() => browsersBelow(door.pid).length, { timeout: 20_000 }).toBe(1);
  const below = descendantsOf(door.pid);
  door.signal("SIGTERM");
  expect(await door.ended).toBe(0);
  await expectAllGone(below);
});

test("a signal while the window loads its page ends the program just as well", async ({ start }) => {
  const preloaded = new URL("./chromium-door/signal-while-loading.ts", import.meta.url);
  const door = start([], { withAgent: false, preloaded });
  expect(await door.ended).toBe(0);
  expect(door.output()).toBe("");
});

test("a browser that is killed ends the program, and nothing is left", async ({ start }) => {
  const door = start(["--practice"]);
  await seePracticePair(door);
  const below = descendantsOf(door.pid);
  for (const pid of browsersBelow(door.pid)) process.kill(pid, "SIGKILL");
  expect(await door.ended).toBe(0);
  await expectAllGone(below);
});

test("a window that crashed is opened again with the pair in it, and given up at the second time", async ({
  start,
}) => {
  const door = start(["--practice"]);
  await seePracticePair(door);
  const appliances = appliancesBelow(door.pid);
  await door.act("crash", null);
  await seePracticePair(door);
  expect(appliancesBelow(door.pid)).toEqual(appliances);

  const below = descendantsOf(door.pid);
  door.act("crash", null).catch(() => undefined);
  expect(await door.ended).toBe(1);
  expect(door.output()).toContain("twice within a minute");
  await expectAllGone(below);
});

test("kill -9 leaves no process, and the next start shows the stored pair and starts it again", async ({ start }) => {
  const first = start(["--practice"]);
  await seePracticePair(first);
  const below = descendantsOf(first.pid);
  first.signal("SIGKILL");
  expect(await first.ended).toBe("SIGKILL");
  await expectAllGone(below);

  const second = start();
  await seePracticePair(second);
  await second.act("says", { region: "Verdict", words: "Protected" });
});

test("a second start names the first, brings its window to the front and ends with code 1", async ({ start }) => {
  const first = start();
  await first.act("shows", { role: "button", name: "Open the practice pair" });
  expect(await first.fronted()).toBe(0);
  const second = start([], { withAgent: false });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`the chromium door, process ${first.pid}`);
  expect(second.output()).toContain("brought to the front");
  expect(descendantsOf(second.pid)).toEqual([]);
  await expect.poll(() => first.fronted()).toBe(1);
});

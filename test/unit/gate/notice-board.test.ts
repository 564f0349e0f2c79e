import { describe, expect, test } from "vitest";
import { createNoticeBoard } from "../../../electron/core/gate/notice-board.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { settled } from "../../support/settled.ts";

const full = new PairdeskError("disk-full", "The disk is full.", "Make room.");
const locked = new PairdeskError("data-folder-unusable", "The folder cannot be written.", "Change its permissions.");
const failing = (error: Error) => () => {
  throw error;
};

function start() {
  const clock = createFakeClock();
  const board = createNoticeBoard(clock);
  const told: string[][] = [];
  void (async () => {
    for await (const notices of board.events.subscribe(undefined)) told.push(notices.map(({ message }) => message));
  })();
  const pass = async () => {
    clock.advance(1000);
    await settled();
  };
  return { board, told, pass };
}

const notice = { id: "vault", severity: "info" as const, message: "No keychain.", advice: "Install one." };

describe("the notice board", () => {
  test("shows what was put on it, once for each id, and tells each change", async () => {
    const { board, told, pass } = start();
    await settled();
    board.put(notice);
    await pass();
    board.put({ ...notice, message: "Still no keychain." });
    await pass();
    expect(board.list().map(({ message }) => message)).toEqual(["Still no keychain."]);
    board.remove("vault");
    await pass();
    expect(told).toEqual([["No keychain."], ["Still no keychain."], []]);
  });

  test("tells nothing when what is taken off was not there", async () => {
    const { board, told, pass } = start();
    await settled();
    board.remove("nothing");
    await pass();
    expect(told).toEqual([]);
  });
});

describe("guarded work", () => {
  test("puts up why it failed and what to do, and takes it down when it works again", async () => {
    const { board, told, pass } = start();
    await settled();
    board.guard("not-stored", failing(full));
    await pass();
    expect(board.list()).toEqual([
      { id: "not-stored", severity: "warning", message: "The disk is full.", advice: "Make room." },
    ]);
    board.guard("not-stored", () => undefined);
    await pass();
    expect(board.list()).toEqual([]);
    expect(told).toEqual([["The disk is full."], []]);
  });

  test("tells a failure that lasts once, and again when its reason changes", async () => {
    const { board, told, pass } = start();
    await settled();
    for (const error of [full, full, full, locked]) {
      board.guard("not-stored", failing(error));
      await pass();
    }
    expect(told).toEqual([["The disk is full."], ["The folder cannot be written."]]);
  });

  test("lets through a fault of ours, which no notice could help with", () => {
    const { board } = start();
    expect(() => board.guard("not-stored", failing(new TypeError("fault")))).toThrow(TypeError);
    expect(board.list()).toEqual([]);
  });

  test("leaves the notices of others alone", () => {
    const { board } = start();
    board.put(notice);
    board.guard("not-stored", () => undefined);
    expect(board.list()).toEqual([notice]);
  });
});

/**
 * `switching-process.ts <data folder> <introduction> <place>` carries out a planned switch on the practice pair that the file
 * introduces, or goes on with the one that was cut off, and stands still for ever at one place: when this event is kept (`kept intended switch`), while it waits
 * (`waiting switch-settled`), or when the call has left and nobody hears what it came to (`sent switch`). Then it says so, as
 * one line. Before that it asks on standard output for each manual step, and hears on standard input that it is done.
 */
import { readFileSync, writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import { driveToItsEnd, type Introduction, type Listeners, openKeptDesk } from "./kept-run.ts";
import { placeOf } from "./switching-places.ts";

// This process is always killed, and Node keeps what it has compiled only at an end of its own.
flushCompileCache();
const [, , dataFolder = "", introductionFile = "", halt = ""] = process.argv;
const introduction: Introduction = JSON.parse(readFileSync(introductionFile, "utf8"));
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

/** Not a turn of the event loop happens any more: nothing is sent, heard or kept. */
function haltAt(place: string): void {
  if (place !== halt) return;
  say({ halted: place });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const played = createInterface({ input: process.stdin });
const play = (deed: PersonDeed) =>
  new Promise((resolve) => {
    played.once("line", resolve);
    say({ play: deed });
  });

const desk = openKeptDesk(dataFolder, introduction);
const cutOff = desk.unended();
const listeners: Listeners = {
  onEvent: (event) => haltAt(placeOf(event)),
  onProgress: ({ step }) => haltAt(`waiting ${step}`),
  changeHands: (hands) => ({
    ...hands,
    call(call, exact, stop) {
      const sent = hands.call(call, exact, stop);
      if (call.call === "backup" || halt !== "sent switch") return sent;
      say({ halted: halt });
      return new Promise(() => undefined);
    },
  }),
};
const run = cutOff ? desk.takeUp(cutOff, listeners) : await desk.begin(listeners);
if (cutOff) run.reopen("a test");
await driveToItsEnd(run, play);
say({ ended: run.state().ending?.outcome ?? null });

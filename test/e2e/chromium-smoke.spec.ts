/** The Chromium door's window does its work, in the real browser with a window of its own. */
import { seePracticePair, test } from "./chromium-fixture.ts";

test("--practice shows both appliances, and the window passes the smoke test", async ({ start }) => {
  const door = start(["--practice"]);
  await seePracticePair(door);
  await door.act("smoke", null);
});

test("a first start welcomes, and the practice pair is opened from there", async ({ start }) => {
  const door = start();
  await door.act("click", { button: "Open the practice pair" });
  await seePracticePair(door);
  await door.act("smoke", null);
});

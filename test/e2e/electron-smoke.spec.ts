import { test } from "./electron-fixture.ts";
import { smoke } from "./smoke.ts";

test("the practice pair is opened from the welcome page", async ({ start }) => {
  const door = await start();
  await smoke(await door.page());
});

test("--practice opens the practice pair at once", async ({ start }) => {
  const door = await start(["--practice"]);
  const page = await door.page();
  await page.getByRole("heading", { level: 1, name: "Practice pair" }).waitFor();
  await smoke(page);
});

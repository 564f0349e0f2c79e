/** What the Chromium door's window can reach, and what can reach it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { listeningSockets } from "../support/processes/listening-sockets.ts";
import { commandLineOf, descendantsOf } from "../support/processes/process-tree.ts";
import { appliancesBelow, browsersBelow, seePracticePair, test } from "./chromium-fixture.ts";

const ownAddress = "https://app.pairdesk.invalid/";

/** A server that would answer everything, and what has come to it. */
async function openTarget() {
  const met: string[] = [];
  const server = createServer((request, response) => {
    met.push(request.url ?? "");
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("reached");
  });
  server.on("upgrade", (request, socket) => {
    met.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { met, port, close: () => server.close() };
}

test("nothing listens for the window: only the practice pair's own addresses are open", async ({ start }) => {
  const door = start();
  await door.act("shows", { role: "button", name: "Open the practice pair" });
  expect(listeningSockets([door.pid, ...descendantsOf(door.pid)])).toEqual([]);

  await door.act("click", { button: "Open the practice pair" });
  await seePracticePair(door);
  const appliances = appliancesBelow(door.pid);
  expect(appliances).toHaveLength(2);
  const others = descendantsOf(door.pid).filter((pid) => !appliances.includes(pid));
  expect(others.length).toBeGreaterThan(1);
  expect(listeningSockets(others)).toEqual([]);
  // The appliances', and where the practice site's name leads: on this computer alone.
  const practice = listeningSockets([door.pid, ...appliances]);
  expect(practice.length).toBeGreaterThanOrEqual(3);
  expect(practice.filter((address) => !address.startsWith("tcp 127."))).toEqual([]);
});

test("the browser runs in a window of the program's own: sandboxed unless root, over the pipe", async ({ start }) => {
  const door = start();
  await door.act("shows", { role: "button", name: "Open the practice pair" });
  const flags = browsersBelow(door.pid).flatMap((pid) => commandLineOf(pid).split(" "));
  expect(flags).toContain("--remote-debugging-pipe");
  expect(flags.filter((flag) => flag.startsWith("--remote-debugging-port"))).toEqual([]);
  expect(flags.filter((flag) => flag.startsWith("--headless"))).toEqual([]);
  expect(flags).not.toContain("--enable-automation");
  expect(flags.includes("--no-sandbox")).toBe(process.getuid?.() === 0);
  expect(await door.act("isAppWindow", null)).toBe(true);
});

test("no request leaves for anywhere else, even without the page's policy", async ({ start }) => {
  const target = await openTarget();
  const door = start();
  await door.act("shows", { role: "button", name: "Open the practice pair" });
  const outcome = await door.act("reachOut", { address: `http://127.0.0.1:${target.port}/` });
  expect(outcome).toEqual({ fetch: "failed", beacon: "failed", image: "failed", webSocket: "failed" });
  expect(target.met).toEqual([]);
  target.close();
});

test("the window stays where it is when it is told to go elsewhere, and opens no other", async ({ start }) => {
  const target = await openTarget();
  const door = start();
  await door.act("shows", { role: "button", name: "Open the practice pair" });
  const address = `http://127.0.0.1:${target.port}/`;
  expect(await door.act("navigate", { address })).toEqual({ address: ownAddress, isOwn: true });
  await door.act("openWindow", { address });
  await expect.poll(() => door.act("pages", null)).toBe(1);
  expect(await door.act("back", null)).toBe(ownAddress);
  await door.act("shows", { role: "button", name: "Open the practice pair" });
  expect(target.met).toEqual([]);
  target.close();
});

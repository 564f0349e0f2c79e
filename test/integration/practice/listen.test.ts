import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { listenOnLoopback } from "../../../electron/core/practice/appliance/http/listen.ts";

const close = (server: Server) => new Promise((resolve) => server.close(resolve));

test("a port that is taken at first and free a moment later is listened on", async () => {
  const occupant = createServer();
  const port = await listenOnLoopback(occupant, 0);
  const server = createServer();
  const refused = once(server, "close-to-taken").catch((error: Error) => error);
  const listening = listenOnLoopback(server, port);
  // `once` rejects with the first error: the port was tried and found taken.
  expect(await refused).toMatchObject({ code: "EADDRINUSE" });
  await close(occupant);
  expect(await listening).toBe(port);
  await close(server);
});

test("an error other than a taken port is reported at once", async () => {
  const server = createServer();
  await expect(listenOnLoopback(server, 70_000)).rejects.toMatchObject({ code: "ERR_SOCKET_BAD_PORT" });
});

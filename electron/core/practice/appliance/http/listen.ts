import type { Server } from "node:net";

/**
 * Listens on 127.0.0.1. A fixed port is tried several times: right after a kill, or when another program borrowed it for
 * an outgoing connection, it may be taken for a moment.
 */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  for (let triesLeft = 20; ; triesLeft -= 1) {
    try {
      return await listenOnce(server, port);
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || triesLeft === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
}

function listenOnce(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/**
 * The practice site's public name: a listening address of this program that hands every connection on, byte by byte, to
 * where the name leads at that moment. It never looks inside the TLS. A connection to a dead target is closed at once.
 * Like a DNS swing, changing the target does not cut connections that exist.
 */
import { connect, createServer, type Socket } from "node:net";

const idleMs = 60_000;

export interface SiteForwarder {
  readonly port: number;
  close(): Promise<void>;
}

/** `targetPort`: asked for each connection; null when there is nothing to connect to. */
export async function startSiteForwarder(targetPort: () => number | null): Promise<SiteForwarder> {
  const open = new Set<Socket>();
  const server = createServer((caller) => {
    const port = targetPort();
    track(open, caller);
    if (port === null) {
      caller.destroy();
      return;
    }
    const target = track(open, connect(port, "127.0.0.1"));
    caller.on("close", () => target.destroy());
    // What the target said last still reaches the caller.
    target.on("close", () => caller.destroySoon());
    caller.pipe(target).pipe(caller);
  });
  server.maxConnections = 256;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the site forwarder has no address");
  return {
    port: address.port,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      return closed;
    },
  };
}

function track(open: Set<Socket>, socket: Socket): Socket {
  open.add(socket);
  socket.on("close", () => open.delete(socket));
  // What goes wrong on either side shows as the close that follows; without a listener it would end the program.
  socket.on("error", () => undefined);
  socket.setTimeout(idleMs, () => socket.destroy());
  return socket;
}

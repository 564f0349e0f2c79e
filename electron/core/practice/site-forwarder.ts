/**
 * The practice site's public name: a listening address of this program that hands every connection on, byte by byte, to
 * where the name leads at that moment. It never looks inside the TLS. A connection to a dead target is closed at once.
 * Like a DNS swing, changing the target does not cut connections that exist.
 */
import { connect, createServer, type Socket } from "node:net";
import { listenOnLoopback } from "./appliance/http/listen.ts";

const idleMs = 60_000;

export interface SiteForwarder {
  readonly port: number;
  /** Refuses every connection, or takes them again. Resolves when it is so. */
  setCut(isCut: boolean): Promise<void>;
  close(): Promise<void>;
}

/** `targetPorts`: asked for each connection. Of several the one that answers first gets it; none closes it. */
export async function startSiteForwarder(targetPorts: () => readonly number[]): Promise<SiteForwarder> {
  const open = new Set<Socket>();
  const server = createServer((caller) => {
    track(open, caller);
    raceTo(targetPorts(), open, (target) => {
      if (!target || caller.destroyed) {
        caller.destroy();
        target?.destroy();
        return;
      }
      caller.on("close", () => target.destroy());
      // What the target said last still reaches the caller.
      target.on("close", () => caller.destroySoon());
      caller.pipe(target).pipe(caller);
    });
  });
  server.maxConnections = 256;
  const port = await listenOnLoopback(server, 0);
  const stop = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of open) socket.destroy();
    return closed;
  };
  return {
    port,
    async setCut(isCut) {
      if (isCut === !server.listening) return;
      if (isCut) await stop();
      else await listenOnLoopback(server, port);
    },
    close: stop,
  };
}

/** Connects to all; the first to answer is handed on, the others are hung up. Null when there is none. */
function raceTo(ports: readonly number[], open: Set<Socket>, then: (target: Socket | null) => void): void {
  let waiting = ports.length;
  let isDone = false;
  const finish = (target: Socket | null) => {
    if (isDone) return;
    isDone = true;
    then(target);
  };
  if (waiting === 0) finish(null);
  for (const port of ports) {
    const target = track(open, connect(port, "127.0.0.1"));
    target.once("connect", () => {
      if (isDone) target.destroy();
      else finish(target);
    });
    target.once("close", () => {
      waiting -= 1;
      if (waiting === 0) finish(null);
    });
  }
}

function track(open: Set<Socket>, socket: Socket): Socket {
  open.add(socket);
  socket.on("close", () => open.delete(socket));
  // What goes wrong on either side shows as the close that follows; without a listener it would end the program.
  socket.on("error", () => undefined);
  socket.setTimeout(idleMs, () => socket.destroy());
  return socket;
}

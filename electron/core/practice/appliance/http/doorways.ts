/**
 * The appliance's three doors on 127.0.0.1, all leading to one web server: its own address, the address to which the
 * site name leads, and the one at which the other appliance of the pair knocks. What is wrong with the network in front
 * of an appliance happens here, before any TLS; the peer's door is never touched by it.
 */
import { createServer as createPlainHttpServer } from "node:http";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { ConductHolder, DoorState } from "../conduct.ts";
import type { CallCounters } from "./call-counters.ts";
import { listenOnLoopback } from "./listen.ts";

export interface DoorPorts {
  own: number;
  site: number;
  link: number;
}

interface Doorway {
  port: number;
  obey(state: DoorState): Promise<void>;
}

interface DoorDeps {
  /** Takes the connections of open doors. */
  web: Server;
  conduct: ConductHolder;
  counters: CallCounters;
  /** Somebody came by the site's address. */
  onSiteVisit(): void;
}

/** Resolves with the ports when all three listen; those whose door is to be refused are closed right after. */
export async function openDoorways(ports: DoorPorts, deps: DoorDeps): Promise<DoorPorts> {
  const { conduct, counters, web } = deps;
  const [own, site, link] = await Promise.all([
    openDoorway(ports.own, counters, (socket) => {
      admit(socket, conduct.now.ownDoor, conduct.now.ownAddressLeadsTo, web);
    }),
    openDoorway(ports.site, counters, (socket) => {
      deps.onSiteVisit();
      admit(socket, conduct.now.siteDoor, null, web);
    }),
    openDoorway(ports.link, counters, (socket) => admit(socket, "open", null, web)),
  ]);
  const obey = async () => {
    await Promise.all([own.obey(conduct.now.ownDoor), site.obey(conduct.now.siteDoor)]);
  };
  conduct.onChange(obey);
  await obey();
  return { own: own.port, site: site.port, link: link.port };
}

async function openDoorway(
  wanted: number,
  counters: CallCounters,
  receive: (socket: Socket) => void,
): Promise<Doorway> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    counters.connection();
    receive(socket);
  });
  server.maxConnections = 256;
  const port = await listenOnLoopback(server, wanted);
  let present: DoorState = "open";
  return {
    port,
    async obey(next) {
      // Connections that were under way under another rule end with it.
      if (next !== present) for (const socket of open) socket.destroy();
      present = next;
      if (next === "refused") server.close();
      else if (!server.listening) await listenOnLoopback(server, port);
    },
  };
}

const plainHttp = createPlainHttpServer((_, response) => {
  response.writeHead(200, { "Content-Type": "text/html", Connection: "close" }).end("<p>This is no TLS.</p>\n");
});

function admit(socket: Socket, state: DoorState, leadsTo: number | null, web: Server): void {
  if (state === "open" && leadsTo === null) {
    web.emit("connection", socket);
    return;
  }
  socket.on("error", () => undefined);
  if (state === "plain-http") plainHttp.emit("connection", socket);
  else if (state === "hung") socket.resume();
  else if (leadsTo === null) socket.resetAndDestroy();
  else {
    const target = connect(leadsTo, "127.0.0.1").on("error", () => undefined);
    socket.on("close", () => target.destroy());
    target.on("close", () => socket.destroySoon());
    socket.pipe(target).pipe(socket);
  }
}

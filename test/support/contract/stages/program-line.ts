/** The test's end of the line to the program in the double: opens each of its ports in the test's core. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import type { TestCore } from "../core/test-core.ts";
import { type JsonLines, overJsonLines } from "./json-lines.ts";
import type { FromProgram, ToProgram } from "./program-messages.ts";

export interface ProgramLine {
  /** Where the program finds it, on loopback. */
  readonly port: number;
  send(message: ToProgram): void;
  /** Resolves when a page has loaded from now on. */
  nextLoad(): Promise<void>;
  close(): Promise<void>;
}

interface LedPort {
  hear(text: string): void;
  close(): void;
}

export async function openProgramLine(core: TestCore): Promise<ProgramLine> {
  const ports = new Map<number, LedPort>();
  let lines: JsonLines | undefined;
  let onLoad: () => void = () => undefined;
  const send = (message: ToProgram) => lines?.send(message);

  function heard(message: FromProgram): void {
    if ("loaded" in message) onLoad();
    else if ("warning" in message) core.log.warn(message.warning);
    else if ("opened" in message)
      ports.set(
        message.port,
        leadPort(core, (post) => send({ port: message.port, post })),
      );
    else if ("text" in message) ports.get(message.port)?.hear(message.text);
    else ports.get(message.port)?.close();
  }

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // The program ends with a reset when it is ended in the middle of a message.
    socket.on("error", () => socket.destroy());
    lines = overJsonLines(socket, (value) => heard(value as FromProgram));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    send,
    nextLoad: () =>
      new Promise((resolve) => {
        onLoad = resolve;
      }),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function leadPort(core: TestCore, post: (text: string) => void): LedPort {
  const messageListeners: ((text: string) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  core.serve({
    post,
    onMessage: (listener) => void messageListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
  });
  return {
    hear(text) {
      for (const listener of messageListeners) listener(text);
    },
    close() {
      for (const listener of closeListeners) listener();
    },
  };
}

/**
 * How a second start brings the first window to the front: a local socket in the data folder, one fixed word each way.
 * Whoever can reach it can do nothing but that. Best effort in both directions: no failure here stops a start.
 */
import { chmodSync, rmSync } from "node:fs";
import { createConnection, createServer, type Socket } from "node:net";
import { prepareSummonsAddress } from "./summons-address.ts";

const request = "show\n";
const answers = { shown: "shown\n", nobody: "nobody\n" };
const timeLimitMs = 1_000;

/**
 * Only for the holder of the lock, because it takes a socket that a killed holder left behind out of the way. `show`
 * answers whether there was a window to show. Answers with what ends it.
 */
export async function listenForSummons(folder: string, show: () => boolean): Promise<() => Promise<void>> {
  const address = prepareSummonsAddress(folder);
  if (address === null) return () => Promise.resolve();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    void readWord(socket, request).then((isRequest) => {
      if (isRequest) socket.end(show() ? answers.shown : answers.nobody);
      else socket.destroy();
    });
  });
  server.unref();
  const isListening = await new Promise<boolean>((resolve) => {
    server.on("error", () => resolve(false));
    if (!address.isPipe) rmSync(address.path, { force: true });
    server.listen(address.path, () => resolve(true));
  });
  if (isListening && !address.isPipe) restrict(address.path);
  return async () => {
    for (const socket of sockets) socket.destroy();
    if (isListening) await new Promise<void>((resolve) => server.close(() => resolve()));
  };
}

/** Whether the holder says that it has shown its window. Takes at most a second. */
export async function summon(folder: string): Promise<boolean> {
  const address = prepareSummonsAddress(folder);
  if (address === null) return false;
  const socket = createConnection(address.path, () => socket.write(request));
  const wasShown = await readWord(socket, answers.shown);
  socket.destroy();
  return wasShown;
}

/** Reads until the word is complete, the other side differs, ends or fails, or the time is over. */
function readWord(socket: Socket, word: string): Promise<boolean> {
  return new Promise((resolve) => {
    let heard = "";
    socket.setEncoding("latin1");
    socket.setTimeout(timeLimitMs, () => resolve(false));
    socket.on("data", (chunk: string) => {
      heard += chunk;
      if (heard === word) resolve(true);
      else if (!word.startsWith(heard)) resolve(false);
    });
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(false));
  });
}

function restrict(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch {
    // The folder around it is ours alone as a rule; the word it understands harms nobody.
  }
}

/** JSON values over a socket, one a line. */
import type { Socket } from "node:net";

export interface JsonLines {
  send(value: unknown): void;
}

export function overJsonLines(socket: Socket, onValue: (value: unknown) => void): JsonLines {
  let begun: string[] = [];
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    // Not by readline, which also breaks at separators that JSON leaves as they are.
    const [rest = "", ...more] = chunk.split("\n");
    begun.push(rest);
    for (const next of more) {
      onValue(JSON.parse(begun.join("")));
      begun = [next];
    }
  });
  return { send: (value) => void socket.write(`${JSON.stringify(value)}\n`) };
}

/**
 * Loaded before a program: every name it looks up and every connection it opens over a network fails at once, as on a computer
 * without one, and is told on standard error. Sockets of the computer's own (paths) stay.
 */
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const refuse = (what: string): Error => {
  process.stderr.write(`network denied: ${what}\n`);
  return Object.assign(new Error("the network is denied"), { code: "ENETUNREACH", syscall: "connect" });
};

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;
const connect = net.Socket.prototype.connect as Connect;

const denied: Connect = function (...args) {
  const [first] = args;
  const options: unknown = Array.isArray(first) ? first[0] : first;
  const isPath = typeof options === "object" && options !== null && "path" in options && Boolean(options.path);
  if (isPath || typeof options === "string") return connect.apply(this, args);
  const error = refuse("a connection");
  process.nextTick(() => this.destroy(error));
  return this;
};
net.Socket.prototype.connect = denied as typeof net.Socket.prototype.connect;

dns.lookup = ((name: string, ...rest: unknown[]) => {
  const done = rest.at(-1) as (error: Error) => void;
  process.nextTick(() => done(refuse(`looking up ${name}`)));
}) as unknown as typeof dns.lookup;
syncBuiltinESMExports();

/** Loaded into a utility process before its own program: turns Node's fork channel into Electron's `process.parentPort`. */
import { EventEmitter } from "node:events";

const send = process.send?.bind(process);
const waiting: unknown[] = [];

class ParentPort extends EventEmitter {
  /** Messages wait for the first listener, as documented. */
  override on(event: string, listener: (...values: unknown[]) => void): this {
    super.on(event, listener);
    for (const data of waiting.splice(0)) this.emit("message", { data, ports: [] });
    return this;
  }
  postMessage(message: unknown): void {
    send?.(structuredClone(message) as object);
  }
}

const port = new ParentPort();
process.on("message", (data) => {
  if (port.listenerCount("message") > 0) port.emit("message", { data, ports: [] });
  else waiting.push(data);
});
process.once("disconnect", () => process.exit(0));
Object.defineProperty(process, "parentPort", { value: port });
Object.defineProperty(process, "send", { value: undefined });

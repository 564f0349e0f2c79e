/**
 * Source that runs inside Chromium before the page's own scripts: one part in the page's world, one, with the preload,
 * in an isolated world. The two share the document and no JavaScript object; what crosses is text, as with Electron's
 * context bridge: plain values are copied, functions become functions that call over. The functions of this file are
 * handed over as text and may use nothing from around them.
 */

type Callable = (...values: unknown[]) => unknown;
type Coded =
  | { kind: "undefined" }
  | { kind: "value"; value: unknown }
  | { kind: "array"; items: Coded[] }
  | { kind: "object"; entries: [string, Coded][] }
  | { kind: "function"; id: number };
type Message =
  | { expose: string; value: Coded }
  | { call: number; values: Coded[] }
  | { answer: Coded }
  | { error: string };

/** Answers with `expose`, which only the preload's side may use. */
function connectWorlds(channel: string, side: "page" | "preload") {
  const page = globalThis as unknown as EventTarget & Record<string, unknown>;
  const otherSide = side === "page" ? "preload" : "page";
  const functions: Callable[] = [];
  let lastReply: Message | undefined;

  const encode = (value: unknown): Coded => {
    if (typeof value === "function") return { kind: "function", id: functions.push(value as Callable) - 1 };
    if (value === undefined) return { kind: "undefined" };
    if (value === null || ["string", "number", "boolean"].includes(typeof value)) return { kind: "value", value };
    if (Array.isArray(value)) return { kind: "array", items: value.map(encode) };
    if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
      return { kind: "object", entries: Object.entries(value).map(([key, item]) => [key, encode(item)]) };
    }
    throw new TypeError("An object could not be cloned.");
  };
  const decode = (coded: Coded): unknown => {
    if (coded.kind === "undefined") return undefined;
    if (coded.kind === "value") return coded.value;
    if (coded.kind === "array") return coded.items.map(decode);
    if (coded.kind === "object") {
      return Object.freeze(Object.fromEntries(coded.entries.map(([key, item]) => [key, decode(item)])));
    }
    return (...values: unknown[]) => ask({ call: coded.id, values: values.map(encode) });
  };
  const tell = (message: Message) => {
    page.dispatchEvent(new CustomEvent(`${channel}:${otherSide}`, { detail: JSON.stringify(message) }));
  };
  const ask = (message: Message): unknown => {
    lastReply = undefined;
    tell(message);
    const reply = lastReply as Message | undefined;
    if (reply && "answer" in reply) return decode(reply.answer);
    throw new Error(reply && "error" in reply ? reply.error : "The other world did not answer.");
  };
  const carryOut = (message: Message): unknown => {
    if ("call" in message) return functions[message.call]?.(...message.values.map(decode));
    if (!("expose" in message) || side === "preload") throw new Error("Not understood.");
    if (message.expose in page)
      throw new Error("Cannot bind an API on top of an existing property on the window object");
    const value = decode(message.value);
    Object.defineProperty(page, message.expose, { value, enumerable: true, writable: false, configurable: false });
    return undefined;
  };
  page.addEventListener(`${channel}:${side}`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as Message;
    if ("answer" in message || "error" in message) {
      lastReply = message;
      return;
    }
    try {
      tell({ answer: encode(carryOut(message)) });
    } catch (error) {
      tell({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  return { expose: (key: string, value: unknown) => ask({ expose: key, value: encode(value) }) };
}

/** What a sandboxed preload may require: of `electron`, two parts; the other modules it could have are not used here. */
function runPreload(
  expose: (key: string, value: unknown) => unknown,
  binding: string,
  preload: (require: (name: string) => unknown, module: { exports: object }, exports: object) => void,
) {
  const world = globalThis as unknown as Record<string, unknown>;
  const toMain = world[binding] as (text: string) => void;
  const listeners = new Map<string, Callable[]>();
  const knownOnly = (name: string, target: Record<string, unknown>) =>
    new Proxy(target, {
      get(object, key) {
        if (typeof key === "string" && key in object) return object[key];
        throw new Error(`The Electron double does not know ${name}.${String(key)} in a preload.`);
      },
    });
  const cloned = (values: unknown[]) => {
    const copy: unknown = structuredClone(values);
    if (JSON.stringify(copy) === undefined) throw new TypeError("An object could not be cloned.");
    return copy;
  };
  const ipcRenderer = knownOnly("ipcRenderer", {
    on: (channel: string, listener: Callable) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
    },
    send: (channel: string, ...values: unknown[]) => toMain(JSON.stringify({ channel, values: cloned(values) })),
  });
  const contextBridge = knownOnly("contextBridge", { exposeInMainWorld: expose });
  const electron = knownOnly("electron", { contextBridge, ipcRenderer });
  world["fromMain"] = (channel: string, text: string) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...(JSON.parse(text) as unknown[]));
  };
  const module = { exports: {} };
  try {
    preload(
      (name) => {
        if (name === "electron") return electron;
        throw new Error(`module not found: ${name}`);
      },
      module,
      module.exports,
    );
  } catch (error) {
    toMain(JSON.stringify({ preloadError: String(error) }));
  }
}

/** For the page's own world. */
export const pageWorldSource = (channel: string): string =>
  `if (window === window.top) (${connectWorlds.toString()})(${JSON.stringify(channel)}, "page");`;

/** For the isolated world, in which `binding` leads to the main program. */
export const preloadWorldSource = (channel: string, binding: string, preload: string): string =>
  `if (window === window.top) (${runPreload.toString()})(
    (${connectWorlds.toString()})(${JSON.stringify(channel)}, "preload").expose,
    ${JSON.stringify(binding)},
    function (require, module, exports) { ${preload}
    });`;

/**
 * Source that runs inside Chromium before the page's own scripts: one part in the page's world, one, with the preload,
 * in an isolated world. The two share the document and no JavaScript object; what crosses is text, as with Electron's
 * context bridge: plain values are copied, functions become functions that call over, promises settle over there. A file
 * is handed on by an event of the document, which clones it. The functions of this file are handed over as text and may use
 * nothing from around them.
 */

type Callable = (...values: unknown[]) => unknown;
type Coded =
  | { kind: "undefined" }
  | { kind: "value"; value: unknown }
  | { kind: "array"; items: Coded[] }
  | { kind: "object"; entries: [string, Coded][] }
  | { kind: "function"; id: number }
  | { kind: "file"; id: number }
  | { kind: "promise"; id: number };
type Message =
  | { expose: string; value: Coded }
  | { call: number; values: Coded[] }
  | { answer: Coded }
  | { settled: number; value: Coded }
  | { settled: number; error: string }
  | { error: string };
type Settle = { resolve(value: unknown): void; reject(error: Error): void };

/**
 * Answers with `expose`, which only the preload's side may use. `learnPlace`: is waited for before a function is called with a
 * file, for the double can learn only with time what Electron knows at once.
 */
function connectWorlds(channel: string, side: "page" | "preload", learnPlace: (file: File) => Promise<void>) {
  const page = globalThis as unknown as EventTarget & Record<string, unknown>;
  const otherSide = side === "page" ? "preload" : "page";
  const functions: Callable[] = [];
  const promises: Settle[] = [];
  const received: File[] = [];
  let sentFiles = 0;
  let lastReply: Message | undefined;

  const sendFile = (file: File): Coded => {
    page.dispatchEvent(new CustomEvent(`${channel}:${otherSide}:file`, { detail: file }));
    return { kind: "file", id: sentFiles++ };
  };
  const sendPromise = (promise: Promise<unknown>): Coded => {
    const id = sentPromises++;
    promise.then(
      (value) => tell({ settled: id, value: encode(value) }),
      (error: unknown) => tell({ settled: id, error: error instanceof Error ? error.message : String(error) }),
    );
    return { kind: "promise", id };
  };
  let sentPromises = 0;
  const encode = (value: unknown): Coded => {
    if (value instanceof File) return sendFile(value);
    if (value instanceof Promise) return sendPromise(value);
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
    if (coded.kind === "file") return received[coded.id];
    if (coded.kind === "promise") {
      return new Promise((resolve, reject) => {
        promises[coded.id] = { resolve, reject };
      });
    }
    return (...values: unknown[]) => ask({ call: coded.id, values: values.map(encode) });
  };
  const callOver = ({ call, values }: { call: number; values: Coded[] }): unknown => {
    const decoded = values.map(decode);
    const files = decoded.filter((value) => value instanceof File);
    if (files.length === 0) return functions[call]?.(...decoded);
    return Promise.all(files.map(learnPlace)).then(() => {
      const answer = functions[call]?.(...decoded);
      if (answer instanceof Promise) return answer;
      throw new Error("The Electron double hands a file only to a function that answers with a promise.");
    });
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
    if ("call" in message) return callOver(message);
    if (!("expose" in message) || side === "preload") throw new Error("Not understood.");
    if (message.expose in page)
      throw new Error("Cannot bind an API on top of an existing property on the window object");
    const value = decode(message.value);
    Object.defineProperty(page, message.expose, { value, enumerable: true, writable: false, configurable: false });
    return undefined;
  };
  page.addEventListener(`${channel}:${side}`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as Message;
    if ("settled" in message) {
      const settle = promises[message.settled];
      if ("error" in message) settle?.reject(new Error(message.error));
      else settle?.resolve(decode(message.value));
      return;
    }
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
  page.addEventListener(`${channel}:${side}:file`, (event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (!(detail instanceof File)) throw new Error("The file did not come over.");
    received.push(detail);
  });
  return { expose: (key: string, value: unknown) => ask({ expose: key, value: encode(value) }) };
}

/** What the preload's world knows of where files lie: asked of the main program, which asks the browser. */
function learnPlaces(binding: string) {
  const world = globalThis as unknown as Record<string, unknown>;
  const places = new WeakMap<File, string>();
  const asked: { file: File; learnt(): void }[] = [];
  world["fileOf"] = (id: number) => asked[id]?.file;
  world["fileLies"] = (id: number, place: string) => {
    const question = asked[id];
    if (!question) throw new Error("nobody has asked");
    places.set(question.file, place);
    question.learnt();
  };
  const toMain = world[binding] as (text: string) => void;
  return {
    learn: (file: File) =>
      new Promise<void>((learnt) => {
        const id = asked.push({ file, learnt }) - 1;
        toMain(JSON.stringify({ placeOf: id }));
      }),
    of: (file: unknown): string => {
      if (file instanceof File) return places.get(file) ?? "";
      throw new TypeError("Error processing argument at index 0, conversion failure from the value given");
    },
  };
}

/** What a sandboxed preload may require: of `electron`, three parts; the other modules it could have are not used here. */
function runPreload(
  expose: (key: string, value: unknown) => unknown,
  placeOf: (file: unknown) => string,
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
  const webUtils = knownOnly("webUtils", { getPathForFile: placeOf });
  const electron = knownOnly("electron", { contextBridge, ipcRenderer, webUtils });
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
  `if (window === window.top) (${connectWorlds.toString()})(${JSON.stringify(channel)}, "page", async () => {});`;

/** For the isolated world, in which `binding` leads to the main program. */
export const preloadWorldSource = (channel: string, binding: string, preload: string): string =>
  `if (window === window.top) {
    const places = (${learnPlaces.toString()})(${JSON.stringify(binding)});
    (${runPreload.toString()})(
      (${connectWorlds.toString()})(${JSON.stringify(channel)}, "preload", places.learn).expose,
      places.of,
      ${JSON.stringify(binding)},
      function (require, module, exports) { ${preload}
      });
  }`;

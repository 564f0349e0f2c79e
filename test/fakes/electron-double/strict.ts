/** What makes the double strict: objects without unknown members, emitters without unknown events, and readiness. */
import { EventEmitter } from "node:events";

/** Reading what is not there throws, so that nothing passes because the double said `undefined`. */
export function knownOnly<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === "symbol" || key in object || key === "then" || key === "toJSON") {
        const value: unknown = Reflect.get(object, key, object);
        return typeof value === "function" && !isClass(value) ? value.bind(object) : value;
      }
      throw new Error(`The Electron double does not know ${name}.${key}.`);
    },
    set(_object, key) {
      throw new Error(`The Electron double does not let ${name}.${String(key)} be set.`);
    },
  });
}

const isClass = (value: unknown): boolean => /^class\b/.test(String(value));

/** Refuses listeners for events that this double never emits. */
export class KnownEmitter extends EventEmitter {
  readonly #name: string;
  readonly #events: ReadonlySet<string>;

  constructor(name: string, events: readonly string[]) {
    super();
    this.#name = name;
    this.#events = new Set(events);
  }

  override on(event: string, listener: (...values: never[]) => void): this {
    this.#check(event);
    return super.on(event, listener as (...values: unknown[]) => void);
  }

  override addListener(event: string, listener: (...values: never[]) => void): this {
    return this.on(event, listener);
  }

  override once(event: string, listener: (...values: never[]) => void): this {
    this.#check(event);
    return super.once(event, listener as (...values: unknown[]) => void);
  }

  #check(event: string): void {
    if (!this.#events.has(event)) throw new Error(`The Electron double emits no "${event}" on ${this.#name}.`);
  }
}

export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

let isReady = false;
export const readiness = {
  isReady: () => isReady,
  becomeReady() {
    isReady = true;
  },
  need(what: string) {
    if (!isReady) throw new Error(`${what} cannot be used before the app is ready.`);
  },
  forbid(what: string) {
    if (isReady) throw new Error(`${what} must be called before the app is ready.`);
  },
};

/** Throws the DataCloneError that Electron throws for functions, promises, proxies and the like. */
export const cloned = <T>(value: T): T => structuredClone(value);

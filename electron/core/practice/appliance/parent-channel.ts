/**
 * The message channel to the process that started this one: Node's own under `child_process.fork`, the parent port under
 * Electron's `utilityProcess.fork`. Electron ends its utility processes itself when it goes away; under Node the
 * channel closes, even when the parent was killed, and `onGone` tells.
 */
export interface ParentChannel {
  /** `whenSent`: it has left this process, or never will. */
  send(message: object, whenSent?: () => void): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
}

/** The part of Electron's parent port that is used here. */
interface UtilityParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown }) => void): unknown;
}

/** Null when no program of ours started this process. */
export function openParentChannel(): ParentChannel | null {
  const { parentPort } = process as unknown as { parentPort?: UtilityParentPort };
  if (parentPort) {
    return {
      send(message, whenSent) {
        parentPort.postMessage(message);
        if (whenSent) setImmediate(whenSent);
      },
      onMessage: (listener) => void parentPort.on("message", (event) => listener(event.data)),
      onGone: () => undefined,
    };
  }
  if (!process.send) return null;
  return {
    send(message, whenSent = () => undefined) {
      // The parent may be gone by the time an answer is ready; then nobody wants it.
      if (process.connected) process.send?.(message, undefined, undefined, whenSent);
      else whenSent();
    },
    onMessage: (listener) => void process.on("message", listener),
    onGone(listener) {
      process.on("disconnect", listener);
      // It may have gone while this program was still being loaded.
      if (!process.connected) listener();
    },
  };
}

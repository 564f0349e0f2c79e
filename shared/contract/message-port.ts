/**
 * The one shape of transport between window and core. Text only, so both doors carry exactly the same; one port per
 * document: the window's hello opens it, navigation, close and crash end it.
 */
export interface MessagePortLike {
  post(text: string): void;
  onMessage(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
}

/** A port in the form oRPC's adapters take. */
export function toRpcPort(port: MessagePortLike) {
  return {
    postMessage: (text: string) => port.post(text),
    onMessage: { addListener: (listener: (text: string) => void) => port.onMessage(listener) },
    onDisconnect: { addListener: (listener: () => void) => port.onClose(listener) },
  };
}

/**
 * Runs in the page's process, in a world of its own, and gives the page one object: its end of the message port. No
 * channel name, event object or Electron function reaches the page. Bundled as CommonJS, because the sandbox loads
 * nothing else and lets it require only `electron` and a few harmless modules.
 */
import { contextBridge, ipcRenderer } from "electron";
import { bridgeChannels, type WindowBridge } from "../shared/contract/window-bridge.ts";

const bridge: WindowBridge = {
  hello(onMessage) {
    ipcRenderer.removeAllListeners(bridgeChannels.message);
    ipcRenderer.on(bridgeChannels.message, (_event, text: string) => onMessage(text));
    ipcRenderer.send(bridgeChannels.hello);
  },
  post(text) {
    ipcRenderer.send(bridgeChannels.message, text);
  },
};

contextBridge.exposeInMainWorld("pairdesk", bridge);

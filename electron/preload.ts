/**
 * Runs in the page's process, in a world of its own, and gives the page one object: its end of the message port. No
 * channel name, event object or Electron function reaches the page. Bundled as CommonJS, because the sandbox loads
 * nothing else and lets it require only `electron` and a few harmless modules.
 *
 * Messages are addressed to windows, not to documents, so each document bears a random name that every message repeats:
 * what is still on its way when the page is loaded anew is for nobody.
 */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import { bridgeChannels, type WindowBridge } from "../shared/contract/window-bridge.ts";

const documentName = crypto.randomUUID();

const bridge: WindowBridge = {
  hello(onMessage) {
    ipcRenderer.removeAllListeners(bridgeChannels.message);
    ipcRenderer.on(bridgeChannels.message, (_event, addressee: string, text: string) => {
      if (addressee === documentName) onMessage(text);
    });
    ipcRenderer.send(bridgeChannels.hello, documentName);
  },
  post(text) {
    ipcRenderer.send(bridgeChannels.message, documentName, text);
  },
  // A file that was made by a script has no place, and an empty path.
  pathOf: async (file) => webUtils.getPathForFile(file) || null,
};

contextBridge.exposeInMainWorld("pairdesk", bridge);

/**
 * The one window. It has no more rights than a web page: sandboxed, isolated, without Node, without embedded views. It
 * is shown when it has something to show, on the theme's own background, so that it never flashes white.
 */
import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from "electron";
import { placeWindow, smallestSize } from "./window-place.ts";
import type { WindowState, WindowStateFile } from "./window-state.ts";

/** The page's own background in each colour scheme. */
const background = { dark: "#12181b", light: "#f3f6f6" } as const;

export interface WindowOptions {
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly devTools: boolean;
}

type WebPreferences = NonNullable<BrowserWindowConstructorOptions["webPreferences"]>;

/** Written out although most are defaults: what protects the person is stated here, not left to a version. */
function webPreferences(options: WindowOptions): WebPreferences {
  return {
    preload: options.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: options.devTools,
  };
}

/** Made where it last stood, not yet loaded; remembers where it goes. Only after the app is ready. */
export function createWindow(options: WindowOptions & { state: WindowStateFile }): BrowserWindow {
  const remembered = options.state.read();
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(remembered?.bounds, workAreas),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: "Pairdesk",
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: webPreferences(options),
  });
  window.once("ready-to-show", () => {
    if (remembered?.isMaximized) window.maximize();
    window.show();
  });
  window.on("close", () => options.state.write(currentState(window)));
  return window;
}

function currentState(window: BrowserWindow): WindowState {
  return { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
}

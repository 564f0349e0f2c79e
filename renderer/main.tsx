/** The window's start: calls go out before anything is drawn, because the first painting waits for their answers. */
import "./app/styles.ts";
import { MantineProvider } from "@mantine/core";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { colorSchemeManager, followWithThemeColor, paintColorScheme } from "./app/color-scheme.ts";
import { cssVariables, theme } from "./app/theme.ts";
import { NoBridge, WindowFault } from "./app/trouble.tsx";
import { connectToCore } from "./connection/connect-to-core.ts";
import { createWindowStores, followCore } from "./stores/window-stores.ts";

function start(): ReactNode {
  const bridge = window.pairdesk;
  if (!bridge) return <NoBridge />;
  const stores = createWindowStores(connectToCore(bridge), (file) => bridge.pathOf(file));
  followCore(stores, new AbortController().signal);
  return <App stores={stores} />;
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

function render(container: HTMLElement, screen: ReactNode): void {
  const root = createRoot(container, {
    onUncaughtError(error) {
      reportError(error);
      const fresh = document.createElement("div");
      container.replaceWith(fresh);
      createRoot(fresh).render(provide(<WindowFault />));
    },
  });
  root.render(provide(screen));
}

const provide = (screen: ReactNode): ReactNode => (
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      getStyleNonce={() => nonce}
      withGlobalClasses={false}
    >
      {screen}
    </MantineProvider>
  </StrictMode>
);

paintColorScheme();
followWithThemeColor();
const container = document.getElementById("root");
if (container) render(container, start());

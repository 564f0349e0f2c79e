/**
 * The menu: what the operating system's users expect to find, and nothing that reloads the page (a reload would only
 * hide a fault). The developer tools appear in a program that is not packaged.
 */
import { Menu, type MenuItemConstructorOptions } from "electron";

function menuTemplate(options: { platform: NodeJS.Platform; devTools: boolean }): MenuItemConstructorOptions[] {
  const isMac = options.platform === "darwin";
  const view: MenuItemConstructorOptions[] = [
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { type: "separator" },
    { role: "togglefullscreen" },
  ];
  return [
    isMac ? { role: "appMenu" } : { label: "&File", submenu: [{ role: "quit" }] },
    { role: "editMenu" },
    { label: "&View", submenu: options.devTools ? [...view, { role: "toggleDevTools" }] : view },
    { role: "windowMenu" },
  ];
}

export function setMenu(options: { devTools: boolean }): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform: process.platform, ...options })));
}

/**
 * Where pages may go: nowhere but to the program's own pages, in no new window and in no embedded view. Applies to every
 * web contents that is ever created, whoever creates it. An address that a page wants in a new window is offered to the
 * person's browser instead, if it is one of those the core lets out.
 */
import { app, type Event, type WebContents } from "electron";
import { isOwnPage } from "./own-page.ts";

/** @param openOutside judges the address and opens it or drops it; never throws */
export function guardNavigation(openOutside: (address: string) => void): void {
  app.on("web-contents-created", (_event, contents) => guard(contents, openOutside));
}

function guard(contents: WebContents, openOutside: (address: string) => void): void {
  const stayHome = (details: Event<{ url: string }>) => {
    if (!isOwnPage(details.url)) details.preventDefault();
  };
  contents.on("will-navigate", stayHome);
  contents.on("will-frame-navigate", stayHome);
  contents.on("will-redirect", stayHome);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: "deny" };
  });
}

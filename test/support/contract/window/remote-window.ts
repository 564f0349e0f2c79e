/** The window's side as a test holds it, wherever it runs. */
import type { Page } from "playwright-core";
import type { WindowClient } from "./window-client.ts";

export type RemoteWindow = {
  readonly [Name in keyof WindowClient]: (
    ...values: Parameters<WindowClient[Name]>
  ) => Promise<Awaited<ReturnType<WindowClient[Name]>>>;
};

type Ask = (name: string, values: readonly unknown[]) => Promise<unknown>;

/** Of whatever document is there when it is asked. */
export const remoteWindow = (ask: Ask): RemoteWindow =>
  new Proxy({} as RemoteWindow, { get: (_, name) => (...values: unknown[]) => ask(String(name), values) });

/** Rejects when the document goes before it has answered. */
export const windowInPage = (page: () => Page): RemoteWindow =>
  remoteWindow((name, values) =>
    page().evaluate(
      ({ name: asked, values: given }) => {
        const client: unknown = Reflect.get(globalThis, "windowClient");
        return Reflect.apply(Reflect.get(Object(client), asked), client, given);
      },
      // What JSON has no word for stays what it is: an input that is missing is not one that is null.
      { name, values: [...values] },
    ),
  );

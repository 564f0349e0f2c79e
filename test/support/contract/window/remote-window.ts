/** The window's side as a test holds it, wherever it runs. */
import type { CDPSession } from "playwright-core";
import type { WindowClient } from "./window-client.ts";

export type RemoteWindow = {
  readonly [Name in keyof WindowClient]: (
    ...values: Parameters<WindowClient[Name]>
  ) => Promise<Awaited<ReturnType<WindowClient[Name]>>>;
};

type Ask = (name: string, values: readonly unknown[]) => Promise<unknown>;

/** Of whatever document is there when it is asked. */
export const remoteWindow = (ask: Ask): RemoteWindow =>
  new Proxy({} as RemoteWindow, {
    get:
      (_, name) =>
      (...values: unknown[]) =>
        ask(String(name), values),
  });

/** Over a session of its own, since Playwright's page gives up after a crash. Rejects when the document goes meanwhile. */
export const windowInPage = (session: () => CDPSession): RemoteWindow =>
  remoteWindow((name, values) => evaluate(session(), `windowClient.${name}(${values.map(source).join(",")})`));

export async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** An input that is missing is not one that is null. */
const source = (value: unknown): string => (value === undefined ? "undefined" : JSON.stringify(value));

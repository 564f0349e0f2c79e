/**
 * Loaded before the Chromium door (`node --import`): carries out what a spec asks of the door's window, over the process
 * channel. The door itself is not changed and opens no port for it. It also notes the secrets that the door hands to the
 * practice appliances, so that a spec can look for them.
 */
import childProcess, { type ChildProcess } from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { type PageActionName, pageActions } from "./page-actions.ts";

export interface AgentRequest {
  id: number;
  action: PageActionName | keyof typeof noted;
  input: unknown;
}
export type AgentAnswer = { id: number; result: unknown } | { id: number; problem: string };

/** What the door did that no page shows. */
const noted = {
  /** How often the browser has carried out the wish to bring the window to the front. */
  fronted: 0,
  secrets: [] as string[],
  /** Every text that the door handed to the window. */
  handed: [] as string[],
};
let announce: (context: BrowserContext) => void = () => undefined;
/** The door opens another browser when the window has crashed, so this is asked each time. */
let opened = nextContext();

function nextContext(): Promise<BrowserContext> {
  return new Promise((resolve) => {
    announce = resolve;
  });
}

const launch = chromium.launchPersistentContext.bind(chromium);
chromium.launchPersistentContext = async (...args) => {
  const context = await launch(...args);
  for (const page of context.pages()) noteFronting(page);
  noteHanded(context);
  announce(context);
  context.once("close", () => {
    opened = nextContext();
  });
  return context;
};

function noteFronting(page: Page): void {
  const bringToFront = page.bringToFront.bind(page);
  page.bringToFront = async () => {
    await bringToFront();
    noted.fronted += 1;
  };
}

function noteHanded(context: BrowserContext): void {
  const open = context.newCDPSession.bind(context);
  context.newCDPSession = async (of) => {
    const session = await open(of);
    const send = session.send.bind(session) as (...sent: unknown[]) => Promise<unknown>;
    session.send = ((...sent: unknown[]) => {
      const { expression } = (sent[1] ?? {}) as { expression?: string };
      if (expression?.startsWith("__pairdeskReceive(")) noted.handed.push(expression);
      return send(...sent);
    }) as typeof session.send;
    return session;
  };
}

const fork = childProcess.fork as (...args: unknown[]) => ChildProcess;
childProcess.fork = ((...args: unknown[]) => {
  const child = fork(...args);
  const send = child.send.bind(child) as (...message: unknown[]) => boolean;
  child.send = (...message: unknown[]) => {
    for (const [, secret] of JSON.stringify(message[0]).matchAll(/"secret":"([^"]+)"/g))
      noted.secrets.push(secret ?? "");
    return send(...message);
  };
  return child;
}) as typeof childProcess.fork;
syncBuiltinESMExports();

async function carryOut({ action, input }: AgentRequest): Promise<unknown> {
  if (action === "secrets" || action === "fronted" || action === "handed") return noted[action];
  const context = await opened;
  const page = context.pages()[0] ?? (await context.waitForEvent("page"));
  return pageActions[action](page, input as never);
}

process.on("message", (request: AgentRequest) => {
  const { id } = request;
  carryOut(request).then(
    (result) => process.send?.({ id, result } satisfies AgentAnswer),
    (error: unknown) => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ id, problem } satisfies AgentAnswer);
    },
  );
});
// The door ends as it would without a listener.
process.channel?.unref();

/** The default session: its scheme handlers, its permissions, and its rule for requests. */
import { records } from "./records.ts";
import { KnownEmitter, knownOnly, readiness } from "./strict.ts";

type SchemeHandler = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (
  details: { url: string; method: string; resourceType: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean;

const privileged = new Set<string>();
const handlers = new Map<string, SchemeHandler>();
let beforeRequest: BeforeRequest | null = null;
let permissionRequest: PermissionRequest | null = null;
let permissionCheck: PermissionCheck | null = null;

export const downloads = new KnownEmitter("session", ["will-download"]);

/** What the window's driver asks of the session. */
export const sessionRules = {
  handlerFor: (scheme: string): SchemeHandler | undefined => handlers.get(scheme),

  /** Without a rule everything is let through, as in Electron. */
  mayLoad: (details: { url: string; method: string; resourceType: string }): Promise<boolean> =>
    new Promise((resolve) => {
      if (beforeRequest) beforeRequest(details, ({ cancel }) => resolve(!cancel));
      else resolve(true);
    }),

  /** Without handlers everything is granted, as in Electron. */
  async isGranted(permission: string, origin: string): Promise<boolean> {
    const asked = permissionRequest;
    const details = { requestingUrl: origin, isMainFrame: true };
    const byRequest = asked ? await new Promise<boolean>((resolve) => asked({}, permission, resolve, details)) : true;
    const isGranted = byRequest && (permissionCheck?.({}, permission, origin) ?? true);
    if (!isGranted) records.refusedPermissions.push(permission);
    return isGranted;
  },
};

const defaultProtocol = knownOnly("protocol", {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: { standard?: boolean; bypassCSP?: boolean } }[]) {
    readiness.forbid("protocol.registerSchemesAsPrivileged()");
    if (privileged.size > 0) throw new Error("protocol.registerSchemesAsPrivileged() can be called only once.");
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || privileges.bypassCSP)
        throw new Error(`The double shows only standard schemes: ${scheme}`);
      privileged.add(scheme);
    }
  },
  handle(scheme: string, handler: SchemeHandler): void {
    readiness.need("protocol.handle()");
    if (!privileged.has(scheme)) throw new Error(`${scheme} was not registered as privileged.`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
});

class DefaultSession {
  readonly protocol = defaultProtocol;
  readonly webRequest = knownOnly("webRequest", {
    onBeforeRequest(listener: BeforeRequest | null) {
      if (listener !== null && typeof listener !== "function") throw new Error("The double knows no filter here.");
      beforeRequest = listener;
    },
  });
  on(event: string, listener: (...values: never[]) => void): void {
    downloads.on(event, listener);
  }
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    if (handler?.({ deviceType: "usb", origin: "https://example.com", device: {} })) {
      records.violations.push("a USB device was granted");
    }
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    if (isEnabled) records.violations.push("the spell checker would fetch dictionaries");
  }
}

const defaultSession = knownOnly("session", new DefaultSession());

export const protocol = defaultProtocol;
export const session = knownOnly("session", {
  get defaultSession() {
    readiness.need("session.defaultSession");
    return defaultSession;
  },
});

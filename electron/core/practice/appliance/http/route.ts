/** What an endpoint tells the router about itself. Each documented endpoint is one file that makes one `Route`. */
import type { IncomingHttpHeaders } from "node:http";
import type { Account } from "../disk/appliance-state.ts";
import type { ApplianceAnswer } from "./answer.ts";

export interface ApplianceCall {
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  /** Empty for GET and HEAD. */
  body: Buffer;
  /** Whose token came with the call; null where `access` asks for none. */
  account: Account | null;
}

type Handler = (call: ApplianceCall) => ApplianceAnswer | Promise<ApplianceAnswer>;

export interface Route {
  path: string;
  /**
   * `anonymous`: anyone, with checks of its own if any. `command-api`: a token of an account with a right to the command
   * API, and the rules of its v2 (JSON asked for, no unknown query field). `token`: a live token, everything else is the
   * endpoint's. `peer`: the other appliance of the pair.
   */
  access: "anonymous" | "command-api" | "token" | "peer";
  /** False makes it 404 for the time being. */
  isThere?: () => boolean;
  /** HEAD comes with GET, and OPTIONS with anything. */
  get?: Handler;
  post?: Handler;
  /** Largest request body; 16 kB unless told. */
  bodyLimitBytes?: number;
}

export const methodsOf = (route: Route): string[] => [
  ...(route.get ? ["GET", "HEAD"] : []),
  ...(route.post ? ["POST"] : []),
  "OPTIONS",
];

/** What an endpoint tells the router about itself. Each documented endpoint is one file that makes one `Route`. */
import type { IncomingHttpHeaders } from "node:http";
import type { Account } from "../disk/appliance-state.ts";
import type { ApplianceAnswer } from "./answer.ts";

export interface ApplianceCall {
  headers: IncomingHttpHeaders;
  /** Empty for GET and HEAD. */
  body: string;
  /** Whose token came with the call; null where `access` asks for none. */
  account: Account | null;
}

type Handler = (call: ApplianceCall) => ApplianceAnswer | Promise<ApplianceAnswer>;

export interface Route {
  path: string;
  /**
   * `anonymous`: anyone. `command-api`: a token of an account with a right to the command API, and the rules of that API
   * (JSON asked for, no unknown query field). `peer`: the other appliance of the pair.
   */
  access: "anonymous" | "command-api" | "peer";
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

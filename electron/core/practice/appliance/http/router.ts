/** From a request line and headers to an answer: finds the route, checks access, reads the body, runs the endpoint. */
import type { IncomingHttpHeaders } from "node:http";
import type { ApiAccounts } from "../accounts/api-accounts.ts";
import type { RateLimit } from "../accounts/rate-limit.ts";
import type { Account } from "../disk/appliance-state.ts";
import { checkCommandApiAccess, checkPeerAccess, checkToken } from "./access.ts";
import { type ApplianceAnswer, messageAnswer } from "./answer.ts";
import { methodsOf, type Route } from "./route.ts";

const usualBodyLimitBytes = 16_384;

export interface RouterRequest {
  method: string;
  /** As in the request line. */
  target: string;
  headers: IncomingHttpHeaders;
  /** Null when the body is longer than the limit. */
  readBody(limitBytes: number): Promise<Buffer | null>;
}

export interface Router {
  /** The route a target leads to, whatever the method. */
  find(target: string): Route | null;
  answer(request: RouterRequest): Promise<ApplianceAnswer>;
}

export interface RouterDeps {
  routes: readonly Route[];
  accounts: ApiAccounts;
  rateLimit: RateLimit;
  interApplianceKey(): string;
}

export function createRouter(deps: RouterDeps): Router {
  const routes = new Map(deps.routes.map((route) => [route.path, route]));
  function find(target: string): Route | null {
    const route = routes.get(target.split("?", 1)[0] ?? "");
    return route && (route.isThere?.() ?? true) ? route : null;
  }

  async function run(route: Route, request: RouterRequest, account: Account | null) {
    const { headers } = request;
    const query = queryOf(request.target);
    if (request.method !== "POST") {
      return route.get?.({ headers, query, body: Buffer.alloc(0), account }) ?? notAllowed(route);
    }
    const body = await request.readBody(route.bodyLimitBytes ?? usualBodyLimitBytes);
    if (body === null) return messageAnswer(413, "The request body is too large.");
    return route.post?.({ headers, query, body, account }) ?? notAllowed(route);
  }

  async function answerWithToken(route: Route, request: RouterRequest): Promise<ApplianceAnswer> {
    const access =
      route.access === "token"
        ? checkToken(deps, request.headers)
        : checkCommandApiAccess(deps, request.headers, queryOf(request.target));
    const answer = access.refusal ?? (await run(route, request, access.account));
    return { ...answer, headers: { ...answer.headers, ...access.rateHeaders } };
  }

  return {
    find,
    async answer(request) {
      const route = find(request.target);
      if (!route) return messageAnswer(404, "There is nothing at this address.");
      // Whether OPTIONS needs a token is not stated (api-facts 3.2); it tells nothing that is not published.
      if (request.method === "OPTIONS")
        return { status: 204, headers: { Allow: methodsOf(route).join(", ") }, body: null };
      if (!methodsOf(route).includes(request.method)) return notAllowed(route);
      if (route.access === "command-api" || route.access === "token") return answerWithToken(route, request);
      const refusal = route.access === "peer" ? checkPeerAccess(deps.interApplianceKey(), request.headers) : null;
      return refusal ?? run(route, request, null);
    },
  };
}

const queryOf = (target: string) => new URLSearchParams(target.split("?").slice(1).join("?"));

const notAllowed = (route: Route): ApplianceAnswer =>
  messageAnswer(405, "This method is not allowed here.", { Allow: methodsOf(route).join(", ") });

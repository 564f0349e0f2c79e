/** What a sample server that speaks only the XML API answers: v2 is not there, and each action has its sample. */
import { type Answer, type FixedAnswer, routes, type SampleServer, sampleAnswer } from "./sample-server.ts";

export const v1Route = "POST /api/command";

/** As recorded from a real appliance (api-facts 2.3): headers and cookies that nobody may trip over. */
const headers = {
  "content-type": "text/xml; charset=UTF-8",
  connection: "close",
  "set-cookie": "ns_s=cookie-canary; path=/; secure; HttpOnly",
};

export const xml = (status: number, name: string): FixedAnswer => ({ ...sampleAnswer(status, name), headers });
export const xmlText = (body: string, status = 200): FixedAnswer => ({ status, body, headers });

export type V1Answers = Partial<Record<"get_api_info" | "check_health" | "get_appliances", Answer>>;

export function answerV1(server: SampleServer, answers: V1Answers = {}): void {
  const all: V1Answers = {
    get_api_info: xml(200, "get_api_info.24.xml"),
    check_health: xml(200, "check_health.primary-ok.xml"),
    get_appliances: xml(200, "get_appliances.xml"),
    ...answers,
  };
  server.answer(routes.token, sampleAnswer(200, "oauth_token.ok.json"));
  server.answer(routes.plain, { status: 200, body: "OK" });
  server.answer(routes.info, { status: 404, body: "<h1>Not Found</h1>" });
  server.answer(v1Route, (request, response) => {
    const action = new URLSearchParams(request.body).get("action");
    const answer = Object.entries(all).find(([name]) => name === action)?.[1];
    if (answer === undefined) return xml(200, "error.invalid-action.xml");
    return typeof answer === "function" ? answer(request, response) : answer;
  });
}

/** How often an action was posted. */
export const countAction = (server: SampleServer, action: string): number =>
  server.requests.filter(({ route, body }) => route === v1Route && body === `action=${action}`).length;

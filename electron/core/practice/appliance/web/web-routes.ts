/**
 * The web interfaces at `/login` and `/appliance`: a login form, then pages whose forms act on the appliance. A form is
 * obeyed only with the session's cookie and the token that was printed into it.
 */
import { isSameKey } from "../accounts/client-secret.ts";
import type { Appliance } from "../appliance.ts";
import type { ApplianceAnswer } from "../http/answer.ts";
import { readFormBody } from "../http/read-body.ts";
import type { ApplianceCall, Route } from "../http/route.ts";
import { textOf } from "../text-of.ts";
import { allPages } from "./all-pages.ts";
import { field, html } from "./html.ts";
import { pageAnswer } from "./layout.ts";
import { type OpenForm, type Page, textField } from "./page.ts";
import type { WebArea, WebSession } from "./web-sessions.ts";

/** A certificate file, or a form. */
const formLimitBytes = 1_000_000;

export function webRoutes(appliance: Appliance): Route[] {
  const areas: WebArea[] = ["login", "appliance"];
  return areas.flatMap((area) => {
    const pages = allPages.filter((page) => page.area === area);
    const menu = pages.filter((page) => !page.isWithin);
    return [loginRoute(appliance, area, menu), ...pages.map((page) => pageRoute(appliance, page, menu))];
  });
}

const seeOther = (to: string, headers: Record<string, string> = {}): ApplianceAnswer => ({
  status: 303,
  headers: { Location: to, ...headers },
  body: null,
});

const withQuery = (path: string, query: URLSearchParams): string => (query.size === 0 ? path : `${path}?${query}`);

function loginRoute(appliance: Appliance, area: WebArea, pages: readonly Page[]): Route {
  const first = `/${area}/${pages[0]?.path ?? ""}`;
  const form = html`<form method="post" action="/${area}">
${field("Username", "user", "")}${field("Password", "password", "", "password")}
<button type="submit">Login</button></form>`;
  const show = (status: number, notice: string | null) =>
    pageAnswer(status, { appliance, area, title: "Login", pages: [], content: form, notice, logOut: null });
  return {
    path: `/${area}`,
    access: "anonymous",
    get: ({ headers }) => (appliance.sessions.find(area, headers) ? seeOther(first) : show(200, null)),
    async post({ headers, body }) {
      const sent = await readFormBody(body, headers["content-type"]);
      if (!sent) return show(400, "The form was not understood.");
      const begun = appliance.sessions.logIn(area, textField(sent, "user"), textField(sent, "password"));
      return begun ? seeOther(first, { "Set-Cookie": begun.cookie }) : show(403, "Invalid username or password.");
    },
  };
}

function pageRoute(appliance: Appliance, page: Page, pages: readonly Page[]): Route {
  const { area } = page;
  const path = `/${area}/${page.path}`;

  async function show(status: number, session: WebSession, query: URLSearchParams): Promise<ApplianceAnswer> {
    const form: OpenForm = (
      action,
      content,
    ) => html`<form method="post" action="${withQuery(path, query)}" id="${action}" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="${session.csrf}"><input type="hidden" name="do" value="${action}">
${content}</form>\n`;
    const { notice } = session;
    session.notice = null;
    const logOut = form("log-out", html`<button type="submit">Log Out</button>`);
    const content = await page.show(appliance, form, query);
    return pageAnswer(status, { appliance, area, title: page.menu.join(" > "), pages, content, notice, logOut });
  }

  async function act(session: WebSession, { headers, body, query }: ApplianceCall): Promise<ApplianceAnswer> {
    const sent = await readFormBody(body, headers["content-type"]);
    if (!sent || !isSameKey(textField(sent, "csrf"), session.csrf)) {
      session.notice = "The form has expired. Please try again.";
      return show(403, session, query);
    }
    const action = textField(sent, "do");
    if (action === "log-out") {
      appliance.sessions.logOut(session);
      return seeOther(`/${area}`);
    }
    try {
      const done = (await page.actions[action]?.(appliance, sent, query)) ?? "There is no such button on this page.";
      if (typeof done === "object" && "status" in done) return done;
      session.notice = typeof done === "string" ? done : done.notice;
      return seeOther(typeof done === "string" ? withQuery(path, query) : `/${area}/${done.goTo}`);
    } catch (error) {
      session.notice = textOf(error instanceof Error ? new Error(error.message) : error);
      return show(422, session, query);
    }
  }

  return {
    path,
    access: "anonymous",
    bodyLimitBytes: formLimitBytes,
    async get({ headers, query }) {
      const session = appliance.sessions.find(area, headers);
      return session ? show(200, session, query) : seeOther(`/${area}`);
    },
    async post(call) {
      const session = appliance.sessions.find(area, call.headers);
      return session ? act(session, call) : seeOther(`/${area}`);
    },
  };
}

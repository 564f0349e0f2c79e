/**
 * Logins of people to the web pages: a random cookie for each, a random token in each form, ended after half an hour
 * without use. Held in memory. The cookie bears the appliance's name: a browser does not tell ports of one host apart.
 */
import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Clock } from "../../../ports.ts";
import { isSameKey } from "../accounts/client-secret.ts";

/** The vendor's two web interfaces have logins of their own. */
export type WebArea = "login" | "appliance";

export interface WebSession {
  readonly id: string;
  readonly csrf: string;
  /** Shown once, at the top of the next page. */
  notice: string | null;
}

export interface WebSessions {
  /** Null when user or password is wrong. */
  logIn(area: WebArea, user: string, password: string): { session: WebSession; cookie: string } | null;
  find(area: WebArea, headers: IncomingHttpHeaders): WebSession | null;
  logOut(session: WebSession): void;
}

const idleMs = 30 * 60_000;

export function createWebSessions(deps: {
  applianceName: string;
  login: { user: string; password: string };
  clock: Clock;
}): WebSessions {
  const sessions = new Map<string, { session: WebSession; area: WebArea; endsAtMs: number }>();
  const cookieName = (area: WebArea) => `${deps.applianceName}_${area}`.replaceAll(/[^A-Za-z0-9_-]/g, "_");
  const random = () => randomBytes(24).toString("base64url");
  const endsAtMs = () => deps.clock.nowMs() + idleMs;

  return {
    logIn(area, user, password) {
      const isRight = isSameKey(user, deps.login.user) && isSameKey(password, deps.login.password);
      if (!isRight) return null;
      const session: WebSession = { id: random(), csrf: random(), notice: null };
      sessions.set(session.id, { session, area, endsAtMs: endsAtMs() });
      const cookie = `${cookieName(area)}=${session.id}; Path=/${area}; Secure; HttpOnly; SameSite=Strict`;
      return { session, cookie };
    },

    find(area, headers) {
      const cookies = (headers.cookie ?? "").split(";").map((cookie) => cookie.trim().split("="));
      const id = cookies.find(([name]) => name === cookieName(area))?.[1] ?? "";
      const found = sessions.get(id);
      if (!found || found.area !== area) return null;
      if (found.endsAtMs <= deps.clock.nowMs()) {
        sessions.delete(id);
        return null;
      }
      found.endsAtMs = endsAtMs();
      return found.session;
    },

    logOut: (session) => void sessions.delete(session.id),
  };
}

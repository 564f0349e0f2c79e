/**
 * A person at the web pages of one practice appliance: a login, a page, a button. Nothing here reaches an appliance in any
 * other way than a browser would; the certificate is judged by the practice pair's own authority.
 */
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { PairdeskError } from "../../../../shared/errors.ts";
import type { WebArea } from "../appliance/web/web-sessions.ts";
import { type FormFields, noticeOf, readForm } from "./web-form.ts";

export interface WebDoor {
  appliance: string;
  port: number;
  ca: string;
  serverName: string;
  login: { readonly user: string; readonly password: string };
}

export interface WebVisit {
  /**
   * Presses the button of this name on this page, with what its form holds and `change` over it; undefined takes a field
   * out, as an empty tick does. Answers with what the page says then. Throws PairdeskError `practice-unavailable`.
   */
  press(page: string, button: string, change?: Record<string, string | undefined>): Promise<string>;
}

const limitMs = 30_000;
const pageLimitBytes = 1_000_000;

export async function visitPages(door: WebDoor, area: WebArea): Promise<WebVisit> {
  const login = new URLSearchParams({ ...door.login }).toString();
  const entered = await ask(door, `/${area}`, { body: login, type: "application/x-www-form-urlencoded", cookie: "" });
  if (entered.status !== 303) throw refusal(door, noticeOf(entered.text) || "the login was refused");
  const { cookie } = entered;
  const open = (path: string) => ask(door, path, { body: null, type: "", cookie });

  return {
    async press(page, button, change = {}) {
      const path = `/${area}/${page}`;
      const shown = await open(path);
      const form = readForm(shown.text, button);
      if (!form) throw refusal(door, noticeOf(shown.text) || `its page ${page} has no button ${button} now`);
      const { body, type } = formBody(withChange(form, change));
      const sent = await ask(door, path, { body, type, cookie });
      if (sent.status !== 303) throw refusal(door, noticeOf(sent.text) || `it answered ${sent.status}`);
      return noticeOf((await open(path)).text);
    },
  };
}

function withChange(form: FormFields, change: Record<string, string | undefined>): FormFields {
  const fields: FormFields = {};
  for (const [name, value] of Object.entries({ ...form, ...change })) if (value !== undefined) fields[name] = value;
  return fields;
}

function formBody(fields: FormFields): { body: string; type: string } {
  const boundary = "----pairdesk-practice-form";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join("")}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

const refusal = ({ appliance }: WebDoor, why: string): PairdeskError =>
  new PairdeskError(
    "practice-unavailable",
    `This could not be done on ${appliance} of the practice pair: ${why.replace(/\.$/, "")}.`,
    "Look at the appliance's own page, and do the step there.",
  );

interface Page {
  status: number;
  text: string;
  cookie: string;
}

/** Posts what has a body. */
function ask(door: WebDoor, path: string, sent: { body: string | null; type: string; cookie: string }): Promise<Page> {
  const headers = {
    ...(sent.cookie && { Cookie: sent.cookie }),
    ...(sent.body !== null && { "Content-Type": sent.type }),
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(refusal(door, error.message));
    const outgoing = request({
      host: "127.0.0.1",
      port: door.port,
      servername: door.serverName,
      ca: door.ca,
      agent: false,
      method: sent.body === null ? "GET" : "POST",
      path,
      headers,
      signal: AbortSignal.timeout(limitMs),
    });
    outgoing.once("error", fail);
    outgoing.once("response", (response) => {
      readText(response).then((text) => {
        const cookie = response.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
        resolve({ status: response.statusCode ?? 0, text, cookie });
      }, fail);
    });
    outgoing.end(sent.body ?? undefined);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > pageLimitBytes) throw new Error("its page is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

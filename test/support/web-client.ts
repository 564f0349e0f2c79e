/** A person at an appliance's web pages, as plain HTTP: a cookie, the forms' hidden fields, and multipart posts. */
import { type CallResult, type CallTarget, callAppliance } from "./appliance-call.ts";

export interface SentFile {
  fileName: string;
  bytes: Uint8Array;
}

type Value = string | SentFile;

export interface WebClient {
  open(page: string): Promise<string>;
  /** Presses the button of the form with this hidden action; answers with what came back, redirects followed. */
  press(page: string, action: string, fields?: Record<string, Value | Value[]>): Promise<CallResult>;
}

export async function logInToWeb(
  target: CallTarget,
  area: "login" | "appliance",
  login: { user: string; password: string },
): Promise<WebClient> {
  const answer = await callAppliance(target, "POST", `/${area}`, formHeaders, new URLSearchParams(login).toString());
  if (answer.status !== 303) throw new Error(`no login: ${answer.status}`);
  const cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  const get = (path: string) => callAppliance(target, "GET", path, { Cookie: cookie });
  const open = async (page: string) => (await get(`/${area}/${page}`)).text;
  return {
    open,
    async press(page, action, fields = {}) {
      const csrf = /name="csrf" value="([^"]+)"/.exec(await open(page))?.[1] ?? "";
      const parts = Object.entries({ csrf, do: action, ...fields }).flatMap(([name, value]) =>
        [value].flat().map((one) => part(name, one)),
      );
      const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
      const headers = { Cookie: cookie, "Content-Type": `multipart/form-data; boundary=${boundary}` };
      const sent = await callAppliance(target, "POST", `/${area}/${page}`, headers, body);
      return sent.status === 303 ? get(sent.headers.location ?? "") : sent;
    },
  };
}

export const formHeaders = { "Content-Type": "application/x-www-form-urlencoded" };
const boundary = "----a-practised-hand";

function part(name: string, value: Value): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
  if (typeof value === "string") return Buffer.from(`${head}\r\n\r\n${value}\r\n`);
  const file = `; filename="${value.fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head + file), value.bytes, Buffer.from("\r\n")]);
}

/** What the page says at its top. */
export const noticeOf = (page: string): string => /role="status">([^<]*)</.exec(page)?.[1] ?? "";

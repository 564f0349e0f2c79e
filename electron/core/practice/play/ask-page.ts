/**
 * One call to a practice appliance's pages. A person would see a browser's warning where the certificate is expired, the
 * factory's or otherwise wrong, and could go on to put it right. Here it must be one that the practice pair itself knows to be
 * on this very appliance: nothing, not even the login, is sent to anybody else.
 */
import { X509Certificate } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { connect, type TLSSocket } from "node:tls";

export interface WebDoor {
  appliance: string;
  port: number;
  serverName: string;
  login: { readonly user: string; readonly password: string };
  /** PEM, of those that the appliance may show at this moment. */
  certificates(): Promise<readonly string[]>;
}

export interface SentForm {
  body: Uint8Array;
  type: string;
}

export interface WebPage {
  status: number;
  bytes: Uint8Array;
  cookie: string;
  /** Where it leads on. */
  location: string | null;
  /** Of a file that it hands out. */
  fileName: string | null;
}

const limitMs = 30_000;
const pageLimitBytes = 1_000_000;

/** Posts what has a body. */
export async function askPage(door: WebDoor, path: string, sent: SentForm | null, cookie: string): Promise<WebPage> {
  const signal = AbortSignal.timeout(limitMs);
  const socket = await connectTo(door, signal);
  const headers = { ...(cookie && { Cookie: cookie }), ...(sent && { "Content-Type": sent.type }) };
  const method = sent ? "POST" : "GET";
  try {
    return await new Promise((resolve, reject) => {
      const outgoing = request({ createConnection: () => socket, host: "127.0.0.1", method, path, headers, signal });
      outgoing.once("error", reject);
      outgoing.once("response", (response) => void readPage(response).then(resolve, reject));
      outgoing.end(sent?.body);
    });
  } finally {
    socket.destroy();
  }
}

async function connectTo(door: WebDoor, signal: AbortSignal): Promise<TLSSocket> {
  const { port, serverName: servername } = door;
  const socket = await new Promise<TLSSocket>((resolve, reject) => {
    const opened = connect({ host: "127.0.0.1", port, servername, rejectUnauthorized: false }, () => resolve(opened));
    opened.once("error", reject);
    signal.addEventListener("abort", () => opened.destroy(new Error("it did not answer in time")), { once: true });
  });
  const shown = socket.getPeerX509Certificate();
  const known = await door.certificates();
  if (shown && known.some((pem) => new X509Certificate(pem).raw.equals(shown.raw))) return socket;
  socket.destroy();
  throw new Error("its certificate is none that was put there");
}

async function readPage(response: IncomingMessage): Promise<WebPage> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > pageLimitBytes) throw new Error("its page is too large");
    chunks.push(chunk);
  }
  const { headers, statusCode: status = 0 } = response;
  return {
    status,
    bytes: Buffer.concat(chunks),
    cookie: headers["set-cookie"]?.[0]?.split(";")[0] ?? "",
    location: headers.location ?? null,
    fileName: /filename="([^"/\\]+)"/.exec(headers["content-disposition"] ?? "")?.[1] ?? null,
  };
}

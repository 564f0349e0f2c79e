/**
 * The window's own pages, for every door: what may load, from where, and under which policy.
 *
 * Guarantees: only GET and HEAD, only the page's two known origins, only files below the given folder (compared by
 * `path.relative` after decoding, so encoded dots, backslashes and NUL lead nowhere); every answer carries a content
 * security policy that starts from `default-src 'none'`; each load of the page has a nonce of its own, because the
 * component library inserts style tags; nothing is answered from a cache except files whose name holds their hash.
 * Does not guarantee: that a folder link below the root stays inside; the folder is part of the installed program.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { chromiumOrigin, electronOrigin } from "../../../shared/contract/window-bridge.ts";
import { pageHeaders } from "./page-headers.ts";
import type { PageResponse, PageServer } from "./page-server.ts";

const nonceMark = "__CSP_NONCE__";
const ownOrigins = [new URL(chromiumOrigin), new URL(electronOrigin)];

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** The bundler names files under `assets/` with their hash: they never change under one name. */
const hashedAsset = /^assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** Serves the built renderer in `root`. Never throws: what it does not know is 404, what is not its own is 403. */
export function createPageServer(options: { root: string }): PageServer {
  return async (request) => {
    if (!isOwnAddress(request.url)) return refusal(403, "Not an address of this program.");
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refusal(405, "Only GET and HEAD.", { Allow: "GET, HEAD" });
    }
    const found = await findFile(options.root, request.url);
    if (!found) return refusal(404, "No such file.");
    const { body, headers } = present(found);
    return { status: 200, headers, body: request.method === "HEAD" ? Buffer.alloc(0) : body };
  };
}

function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  return ownOrigins.some((own) => own.protocol === protocol && own.host === host);
}

interface FoundFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

async function findFile(root: string, address: string): Promise<FoundFile | undefined> {
  const name = fileName(root, new URL(address).pathname);
  const contentType = name === undefined ? undefined : contentTypes[path.extname(name)];
  if (name === undefined || contentType === undefined) return undefined;
  try {
    return { name, contentType, content: await readFile(path.join(root, name)) };
  } catch {
    return undefined;
  }
}

/** The file below `root` that a URL path names, with forward slashes; undefined when it names nothing inside. */
function fileName(root: string, urlPath: string): string | undefined {
  const decoded = decodePath(urlPath);
  if (decoded === undefined || /[\\\0:]/.test(decoded)) return undefined;
  const relative = path.relative(root, path.join(root, decoded === "/" ? "index.html" : decoded));
  if (relative === "" || relative.startsWith("..") || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join("/");
}

function decodePath(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

function present(file: FoundFile): { body: Buffer; headers: Record<string, string> } {
  if (path.extname(file.name) !== ".html") {
    const caching = hashedAsset.test(file.name) ? "public, max-age=31536000, immutable" : "no-store";
    return { body: file.content, headers: pageHeaders({ contentType: file.contentType, caching }) };
  }
  const nonce = randomBytes(18).toString("base64");
  return {
    body: Buffer.from(file.content.toString("utf8").replaceAll(nonceMark, nonce)),
    headers: pageHeaders({ contentType: file.contentType, caching: "no-store", nonce }),
  };
}

function refusal(status: number, text: string, headers: Record<string, string> = {}): PageResponse {
  return {
    status,
    headers: { ...pageHeaders({ contentType: "text/plain; charset=utf-8", caching: "no-store" }), ...headers },
    body: Buffer.from(text),
  };
}

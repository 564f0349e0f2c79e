/** Answers of the command API that are none: what a broken appliance, or something in between, may send. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { ApplianceAnswer } from "./answer.ts";

const hugeBytes = 300_000_000;
const piece = Buffer.alloc(65_536, " ");

export const isCommandApi = (target: string): boolean => target.startsWith("/api/command");

const typeOf = (answer: ApplianceAnswer) => answer.headers?.["Content-Type"] ?? "application/json";

/** The right status and type, and bytes that are neither XML nor JSON. */
export function writeGarbage(response: ServerResponse, answer: ApplianceAnswer): void {
  response.writeHead(answer.status, { "Content-Type": typeOf(answer), Connection: "close" });
  response.end(Buffer.from("}\u0000<</\u0007 failover_role = prim\ufffd\ufffd \u001b[2J {{{ &&&", "utf8"));
}

/** 300 MB that begin like an answer, as fast as the caller takes them and no longer than it stays. */
export async function writeHuge(response: ServerResponse, answer: ApplianceAnswer): Promise<void> {
  response.writeHead(answer.status, { "Content-Type": typeOf(answer), Connection: "close" });
  const gone = once(response, "close");
  response.write(typeof answer.body === "string" ? answer.body : '{"version":');
  for (let sent = 0; sent < hugeBytes && !response.destroyed; sent += piece.length) {
    if (!response.write(piece)) await Promise.race([once(response, "drain"), gone]);
  }
  response.end();
}

/**
 * Calls from this appliance to the other one of its pair: HTTPS under a certificate of the pair's own authority that is
 * kept for this purpose, with the inter-appliance key in a header. The key is never part of an error.
 */
import { request } from "node:https";
import type { ConductHolder } from "../conduct.ts";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import { withPeer } from "../failover/failover-state.ts";
import { peerKeyHeader } from "../http/access.ts";
import { interApplianceName } from "../tls/certificate-store.ts";
import { peerMessageLimitBytes, peerPaths } from "./peer-paths.ts";
import { type PeerStatus, peerStatusSchema } from "./peer-status.ts";

/** It answered, and said no. Everything else that goes wrong means that it cannot be reached. */
export class PeerRefusal extends Error {
  override readonly name = "PeerRefusal";
  readonly status: number;

  constructor(path: string, status: number, message: string) {
    super(`The peer appliance refused ${path} with status ${status}${message === "" ? "." : `: ${message}`}`);
    this.status = status;
  }
}

export interface PeerClient {
  /** Throws when there is no peer, it does not answer 200 with JSON, or it takes too long (30 s unless told). */
  post(path: string, body: object, timeoutMs?: number): Promise<unknown>;
  /** The same to an appliance that is no peer yet, at a port of 127.0.0.1. */
  postTo(port: number, path: string, body: object): Promise<unknown>;
  statusAt(port: number): Promise<PeerStatus>;
  /** Learns the peer's role and identity. Throws when it does not answer; what was seen last stays. */
  look(): Promise<PeerStatus>;
  /** The same with null for no answer. */
  refresh(): Promise<PeerStatus | null>;
}

export interface PeerClientDeps {
  disk: ApplianceDisk;
  conduct: ConductHolder;
  caPem: string;
  nowMs(): number;
  interApplianceKey(): string;
}

export function createPeerClient(deps: PeerClientDeps): PeerClient {
  const { disk, conduct } = deps;

  async function call(port: number, path: string, body: object | null, timeoutMs: number): Promise<unknown> {
    if (conduct.now.peerLink === "cut") throw new Error("There is no way through the network to the peer appliance.");
    const text = body === null ? "" : JSON.stringify(body);
    const options = { port, path, body: text, method: body === null ? "GET" : "POST", timeoutMs };
    return send(options, deps.caPem, deps.interApplianceKey());
  }

  function peerPort(): number {
    const { peer } = disk.state.failover;
    if (!peer) throw new Error("This appliance has no peer.");
    return peer.port;
  }

  const statusAt = async (port: number) => peerStatusSchema.parse(await call(port, peerPaths.status, null, 2000));
  async function look(): Promise<PeerStatus> {
    const status = await statusAt(peerPort());
    const { role, applianceId } = status;
    const { peer } = disk.state.failover;
    // The time of the last look alone is not worth a write to the disk.
    if (!peer || (role === peer.role && applianceId === peer.applianceId && peer.seenAt !== null)) return status;
    disk.update((state) => withPeer(state, { role, applianceId, seenAt: new Date(deps.nowMs()).toISOString() }));
    return status;
  }

  return {
    post: async (path, body, timeoutMs = 30_000) => call(peerPort(), path, body, timeoutMs),
    postTo: (port, path, body) => call(port, path, body, 10_000),
    statusAt,
    look,
    refresh: () => look().catch(() => null),
  };
}

interface Outgoing {
  port: number;
  method: string;
  path: string;
  body: string;
  timeoutMs: number;
}

function send({ port, method, path, body, timeoutMs }: Outgoing, ca: string, key: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: "127.0.0.1",
      port,
      servername: interApplianceName,
      ca,
      agent: false,
      method,
      path,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        Host: interApplianceName,
        Accept: "application/json",
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(body),
        [peerKeyHeader]: key,
      },
    });
    outgoing.once("error", reject);
    outgoing.once("response", (response) => {
      const { statusCode = 0 } = response;
      readJson(response).then((value) => {
        if (statusCode === 200) resolve(value);
        else reject(new PeerRefusal(path, statusCode, messageOf(value)));
      }, reject);
    });
    outgoing.end(body);
  });
}

function messageOf(value: unknown): string {
  const isSaid = typeof value === "object" && value !== null && "message" in value;
  return isSaid && typeof value.message === "string" ? value.message : "";
}

async function readJson(response: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += chunk.length;
    if (length > peerMessageLimitBytes) throw new Error("The peer appliance's answer is too large.");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

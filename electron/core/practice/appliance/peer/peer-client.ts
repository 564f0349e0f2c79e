/**
 * Calls from this appliance to the other one of its pair: HTTPS, trusted by the pair's own authority and the peer's
 * host name, with the inter-appliance key in a header. The key is never part of an error.
 */
import { request } from "node:https";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import { failoverRoleSchema, type Peer } from "../disk/appliance-state.ts";
import { peerKeyHeader } from "../http/access.ts";
import { peerMessageLimitBytes, peerPaths } from "./peer-paths.ts";

export interface PeerClient {
  /** Throws when there is no peer, it does not answer 200 with JSON, or it takes too long. */
  post(path: string, body: object): Promise<unknown>;
  /** Learns the peer's present role; keeps the last one when it does not answer. */
  refreshRole(): Promise<void>;
}

export function createPeerClient(deps: { disk: ApplianceDisk; caPem: string; interApplianceKey: string }): PeerClient {
  const { disk } = deps;

  function call(peer: Peer, method: "GET" | "POST", path: string, body: string, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const outgoing = request({
        host: "127.0.0.1",
        port: peer.port,
        servername: peer.hostName,
        ca: deps.caPem,
        agent: false,
        method,
        path,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          Host: peer.hostName,
          Accept: "application/json",
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
          [peerKeyHeader]: deps.interApplianceKey,
        },
      });
      outgoing.once("error", reject);
      outgoing.once("response", (response) => {
        readJson(response).then((value) => {
          if (response.statusCode === 200) resolve(value);
          else reject(new Error(`The peer appliance refused ${path} with status ${response.statusCode}.`));
        }, reject);
      });
      outgoing.end(body);
    });
  }

  return {
    async post(path, body) {
      const { peer } = disk.state.failover;
      if (!peer) throw new Error("This appliance has no peer.");
      return call(peer, "POST", path, JSON.stringify(body), 30_000);
    },

    async refreshRole() {
      const { peer } = disk.state.failover;
      if (!peer) return;
      const answer = await call(peer, "GET", peerPaths.status, "", 2000).catch(() => null);
      const role = failoverRoleSchema.safeParse((answer as { role?: unknown } | null)?.role);
      if (!role.success || role.data === peer.role) return;
      disk.update((state) => ({ ...state, failover: { ...state.failover, peer: { ...peer, role: role.data } } }));
    },
  };
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

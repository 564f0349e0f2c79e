/**
 * Two healthy appliances, a primary and a backup, as one process that answers every route of watching with little work of
 * its own. It is sent `{ cert, key }`, says `{ ports }`, and closes the primary's port when it is sent `"die"`.
 */
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";

interface Identity {
  cert: string;
  key: string;
}

const answersAs = (role: "primary" | "backup") => (path: string, atMs: number) => {
  if (path === "/oauth2/token") return { access_token: `bench-${role}`, token_type: "Bearer", expires_in: 3600 };
  if (path.endsWith("/info")) {
    return { permissions: { perm_command: "read_only" }, command_api_version: "2.0.0", product: "rs" };
  }
  if (path.endsWith("/health")) {
    return {
      version: "25.3.2",
      build: "58123",
      appliance_hostname: `${role}.example.com`,
      appliance_id: role.padEnd(32, "0"),
      cluster_role: "single",
      failover_role: role,
      enabled_shared_ips: [],
      last_data_sync: role === "primary" ? new Date(atMs - 300_000).toISOString() : null,
      last_data_sync_status: null,
    };
  }
  return [];
};

async function listen({ cert, key }: Identity, role: "primary" | "backup"): Promise<Server> {
  const answer = answersAs(role);
  const server = createServer({ cert, key }, (request, response) => {
    request.resume();
    response.setHeader("connection", "close");
    if (request.url === "/check_health") response.end("OK");
    else response.end(JSON.stringify(answer(request.url ?? "", Date.now())));
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

let primary: Server | null = null;
process.on("message", (message: Identity | "die") => {
  void (async () => {
    if (message === "die") {
      primary?.close(() => process.send?.("dead"));
      primary?.closeAllConnections();
      return;
    }
    primary = await listen(message, "primary");
    const backup = await listen(message, "backup");
    const ports = [primary, backup].map((server) => (server.address() as AddressInfo).port);
    process.send?.({ ports });
  })();
});
process.on("disconnect", () => process.exit());

/** A real DNS server (dnsmasq) on loopback that knows the names it is told, and of its zone nothing else. */
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import { userInfo } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** Every name of the tests ends in this; no other server has any, for it is set aside for tests (RFC 6761). */
export const zone = "pairdesk.test";
const readiness = `ready.${zone}`;
const patienceMs = 15_000;
const mostTries = 5;

export interface NamedHost {
  name: string;
  addresses: readonly string[];
  ttlSeconds: number;
}

/** Answers with `address:port`. Ended with the test. */
export async function startDnsServer(hosts: readonly NamedHost[]): Promise<string> {
  // A port that was free a moment ago, and for UDP alone, may be somebody's by now.
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnPort(await freeUdpPort(), hosts);
    } catch (error) {
      if (tries === mostTries || !String(error).includes("Address already in use")) throw error;
    }
  }
}

async function startOnPort(port: number, hosts: readonly NamedHost[]): Promise<string> {
  const records = [...hosts, { name: readiness, addresses: ["192.0.2.1"], ttlSeconds: 1 }].map(
    ({ name, addresses, ttlSeconds }) => `--host-record=${[name, ...addresses, ttlSeconds].join(",")}`,
  );
  const own = ["--no-resolv", "--no-hosts", "--conf-file=/dev/null", "--pid-file=", `--user=${userInfo().username}`];
  const place = [`--port=${port}`, "--listen-address=127.0.0.1", "--bind-interfaces"];
  const child = spawn("dnsmasq", ["--keep-in-foreground", ...own, ...place, `--local=/${zone}/`, ...records], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.on("error", (error) => {
    complaints += error.message;
  });
  child.stderr.on("data", (chunk) => {
    complaints += String(chunk);
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.pid === undefined) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  const server = `127.0.0.1:${port}`;
  const deadline = performance.now() + patienceMs;
  while (!(await answers(server))) {
    if (child.exitCode !== null || child.pid === undefined || performance.now() > deadline) {
      throw new Error(`dnsmasq did not start: ${complaints.trim()}`);
    }
    await delay(20);
  }
  return server;
}

/** A server that answers every question with the same code (RFC 1035, 4.1.1), or with nothing at all. */
export async function startUselessDnsServer(code: number | null): Promise<string> {
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    if (code === null) return;
    const answer = Buffer.from(question);
    answer.writeUInt16BE(0x8180 | code, 2);
    socket.send(answer, from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

async function answers(server: string): Promise<boolean> {
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([server]);
  return resolver.resolve4(readiness).then(
    () => true,
    () => false,
  );
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(resolve));
  return port;
}

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Pair } from "../../../shared/domain/pair.ts";
import { createTestCa } from "../../support/test-ca.ts";

export interface ServedPair {
  ca: string;
  primaryPort: number;
  /** A pair of these two; all pairs made of it look at the same two processes' ports. */
  pairNamed(name: string): Pair;
  /** The primary refuses connections from here on. */
  killPrimary(): Promise<void>;
  close(): void;
}

const host = "bench.example.com";

/** Two healthy appliances in a process of their own, so that their work is not counted as the program's. */
export async function servePair(): Promise<ServedPair> {
  const ca = await createTestCa("Bench authority");
  const { cert, key } = await ca.issue({ dns: [host], ips: ["127.0.0.1"] });
  const child: ChildProcess = fork(fileURLToPath(new URL("serving-process.ts", import.meta.url)), []);
  child.send({ cert, key });
  const [{ ports }] = (await once(child, "message")) as [{ ports: [number, number] }];
  const tls = { trust: "ca" as const, ca: ca.pem, serverName: host };
  const appliance = (name: string, port: number) => ({ name, host: "127.0.0.1", port, clientId: "bench", tls });
  return {
    ca: ca.pem,
    primaryPort: ports[0],
    pairNamed: (name) => ({
      id: name,
      practice: false,
      name,
      site: { host, port: 443, connect: [`127.0.0.1:${ports[0]}`], tls: { trust: "ca", ca: ca.pem } },
      network: { method: "dns-swing", sharedIps: [] },
      normalPrimary: "site1",
      appliances: [appliance("site1", ports[0]), appliance("site2", ports[1])],
      vantage: [`127.0.0.1:${ports[1]}`],
    }),
    async killPrimary() {
      child.send("die");
      await once(child, "message");
    },
    close: () => void child.kill(),
  };
}

/** A TLS server on loopback that serves what a test says: by name, without one, and with each fault. */
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { createSecureContext, createServer, type SecureVersion } from "node:tls";
import type { Issued } from "./openssl-authority.ts";

export interface Serving {
  /** Sent leaf first, in this order. */
  chain: Pick<Issued, "pem">[];
  key: string;
}

export interface CertificateServer {
  port: number;
  /** How many connections were open at the same time, at most. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

export const serving = (leaf: Issued, ...others: Pick<Issued, "pem">[]): Serving => ({
  chain: [leaf, ...others],
  key: leaf.key,
});

export interface ServingOptions {
  /** For clients that name `host`; the others get `byDefault`. Left out: all get the same. */
  named?: { host: string; serving: Serving };
  minVersion?: SecureVersion;
  maxVersion?: SecureVersion;
  /** DER. */
  stapled?: Buffer;
}

export async function serveCertificate(byDefault: Serving, options: ServingOptions = {}): Promise<CertificateServer> {
  const { named, stapled, minVersion = "TLSv1.2", maxVersion = "TLSv1.3" } = options;
  // Weak digests and short keys are served on purpose.
  const ciphers = "DEFAULT@SECLEVEL=0";
  const shown = ({ chain, key }: Serving) => ({ cert: chain.map(({ pem }) => pem).join("\n"), key, ciphers });
  const server = createServer({ ...shown(byDefault), minVersion, maxVersion }, (socket) => {
    socket.on("error", () => undefined);
  });
  if (named) server.addContext(named.host, createSecureContext({ ...shown(named.serving), minVersion, maxVersion }));
  server.on("tlsClientError", () => undefined);
  if (stapled) server.on("OCSPRequest", (_certificate, _issuer, callback) => callback(null, stapled));
  return listen(server);
}

/** Accepts and says nothing. */
export const serveSilence = (): Promise<CertificateServer> => listen(createTcpServer());

/** Answers in plain HTTP, as a server does whose TLS was switched off. */
export const servePlainHttp = (): Promise<CertificateServer> =>
  listen(
    createTcpServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
    }),
  );

async function listen(server: Server): Promise<CertificateServer> {
  const open = new Set<Socket>();
  let most = 0;
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    most = Math.max(most, open.size);
    socket.on("error", () => undefined);
    socket.once("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    mostAtOnce: () => most,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

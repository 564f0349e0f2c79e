import { createServer } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { readServedCertificate } from "../../../electron/core/probes/served-certificate.ts";
import { limits, siteHost, testCa } from "../../support/appliance-test.ts";
import { makeSelfSigned, type ServerIdentity } from "../../support/test-ca.ts";

const never = new AbortController().signal;

/** `named`: for clients that send the site's name; the others get `byDefault`. */
async function serve(byDefault: ServerIdentity, named: ServerIdentity) {
  const server = createServer({ cert: byDefault.cert, key: byDefault.key }, (socket) => {
    socket.on("error", () => undefined);
  });
  server.on("tlsClientError", () => undefined);
  server.addContext(siteHost, { cert: named.cert, key: named.key });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const address = server.address();
  const ca = (await testCa).pem;
  return {
    address: { host: "127.0.0.1", port: typeof address === "object" && address ? address.port : 0 },
    identity: siteHost,
    identityPort: 443,
    trust: { trust: "ca" as const, ca },
  };
}

describe("the certificate that is served", () => {
  test("is another one to clients that send no server name, when the default is", async () => {
    const named = await (await testCa).issue({ dns: [siteHost] });
    const factory = await makeSelfSigned({ dns: ["factory"] });
    const destination = await serve(factory, named);
    expect(await readServedCertificate(destination, limits, never)).toMatchObject({
      refusal: null,
      certificate: { sha256: named.sha256, chain: [{ isSelfSigned: false }] },
    });
    expect(await readServedCertificate({ ...destination, sendsServerName: false }, limits, never)).toMatchObject({
      certificate: { sha256: factory.sha256, chain: [{ sha256: factory.sha256, isSelfSigned: true }] },
    });
  });

  test("comes with the chain as it was sent, the leaf first, strangers included", async () => {
    const ca = await testCa;
    const leaf = await ca.issue({ dns: [siteHost] });
    const stranger = await makeSelfSigned({ dns: ["stranger"] });
    const sent = { ...leaf, cert: [leaf.cert, stranger.cert, ca.pem].join("\n") };
    const outcome = await readServedCertificate(await serve(sent, sent), limits, never);
    expect(outcome.kind === "served" && outcome.certificate.chain?.map(({ subject }) => subject)).toEqual([
      `CN=${siteHost}`,
      "CN=stranger",
      "CN=Test authority",
    ]);
  });

  test("is read no further than a real chain is long", async () => {
    const leaf = await (await testCa).issue({ dns: [siteHost] });
    const many = await Promise.all(Array.from({ length: 20 }, (_, index) => makeSelfSigned({ dns: [`n${index}`] })));
    const sent = { ...leaf, cert: [leaf, ...many].map(({ cert }) => cert).join("\n") };
    const outcome = await readServedCertificate(await serve(sent, sent), limits, never);
    expect(outcome.kind === "served" && outcome.certificate.chain).toHaveLength(16);
  });
});

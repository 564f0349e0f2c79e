/** The command is given to a real shell with a real curl, which must ask the server what Pairdesk asked. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { createCommandLogService } from "../../../electron/core/create-command-log.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import type { Destination } from "../../../electron/core/net/connect.ts";
import { createHttpsClient, type HttpsRequest } from "../../../electron/core/net/https-client.ts";
import { limits, siteHost, startApplianceTest } from "../../support/appliance-test.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import type { SeenRequest } from "../../support/sample-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const run = promisify(execFile);
const said = ({ route, headers, body, sni }: SeenRequest) => ({
  route,
  body,
  sni,
  host: headers.host,
  authorization: headers.authorization,
  type: headers["content-type"],
});

async function askTwice(request: HttpsRequest, change: Partial<Destination> = {}) {
  const { server, ca, destination } = await startApplianceTest();
  server.answer(`${request.method} ${request.path}`, { status: 200, body: "fine" });
  const { log } = createCommandLogService({ secrets: createSecretRegistry(), clock: createFakeClock() });
  const https = createHttpsClient({ ...destination, ...change }, limits, (exchange) =>
    log.record({ pairId: "pair-1", appliance: "site1" }, exchange),
  );
  await https.send(request);
  await https.close();
  const folder = temporaryFolder();
  const authority = path.join(folder, "authority's file.pem");
  writeFileSync(authority, ca.pem);
  const command = log.asCurl(1);
  const env = { PATH: process.env["PATH"], CA_FILE: authority, TOKEN: "token-7", CLIENT_SECRET: "it's a $ecret" };
  const { stdout } = await run("sh", ["-c", command], { cwd: folder, env });
  return { command, stdout, requests: server.requests.map(said) };
}

describe("copied as a command for curl, an exchange", () => {
  test("with a token asks the same of the same address under the same name", async () => {
    const { command, stdout, requests } = await askTwice({
      method: "POST",
      path: "/api/command",
      headers: { authorization: "Bearer token-7", "content-type": "application/x-www-form-urlencoded" },
      body: "action=check_health",
    });
    expect(stdout).toContain("fine");
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
    expect(requests[0]?.sni).toBe(siteHost);
    expect(command).not.toContain("token-7");
    expect(command).toMatch(/^# TOKEN: .*\n# CA_FILE: /);
  });

  test("that logs in takes the secret from a variable", async () => {
    const account = Buffer.from("it's \"me\":it's a $ecret").toString("base64");
    const { command, requests } = await askTwice({
      method: "POST",
      path: "/oauth2/token",
      headers: { authorization: `Basic ${account}`, "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials",
    });
    expect(requests[1]).toEqual(requests[0]);
    expect(command).not.toContain("$ecret");
  });

  test("without an account needs none, at another port of the name too", async () => {
    const { requests } = await askTwice({ method: "GET", path: "/check_health" }, { identityPort: 8443 });
    expect(requests[1]).toEqual(requests[0]);
    expect(requests[0]).toMatchObject({ host: `${siteHost}:8443`, authorization: undefined });
  });

  test("holds nothing that a shell would carry out", async () => {
    const folder = temporaryFolder();
    const trap = path.join(folder, "trap");
    const hostile = `';touch ${trap};$(touch ${trap})\`touch ${trap}\`"`;
    const { requests } = await askTwice({
      method: "POST",
      path: "/api/command",
      headers: { "content-type": "text/plain", accept: "*/*" },
      body: hostile,
    });
    expect(requests[1]?.body).toBe(hostile);
    await expect(run("ls", [trap])).rejects.toThrow();
  });
});

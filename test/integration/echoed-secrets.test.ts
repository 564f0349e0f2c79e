/**
 * An appliance that tells back what it was sent, in every text of its answers: none of it may come any further than the
 * observation, since what is observed is shown, kept and written out. The canary of what we write ourselves has its own test.
 */
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { lookOnce } from "../../electron/core/look-once.ts";
import { openWindowOnCore } from "../support/core/window-on-core.ts";
import { routes, type SampleServer, type SeenRequest } from "../support/sample-server.ts";
import { startSamplePair } from "../support/sample-server-pair.ts";
import { findSecrets, textsWithSecrets } from "../support/secrets/find-secrets.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { statusHere } from "../support/terminal/status-here.ts";
import { writePairFiles } from "../support/terminal/write-files.ts";

const secret = 'a canary/with+signs=and"quotes" and spaces';
const token = "canary-token-Zm9yIHRoZSBlY2hv";
const canaries = [secret, token];

/** Everything it was ever sent as a credential, as it came and decoded. */
function echo(server: SampleServer, status: number): void {
  const told = ({ headers }: SeenRequest) => {
    const sent = headers.authorization ?? "";
    return `refused ${secret} of ${Buffer.from(`id:${secret}`).toString("base64")} with ${sent} and ${encodeURIComponent(secret)}`;
  };
  server.answer(routes.token, {
    status: 200,
    body: JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: 3600 }),
  });
  server.answer(routes.health, (request) => ({
    status,
    body: JSON.stringify({
      message: told(request),
      version: `25.3.2 ${told(request)}`,
      build: told(request),
      appliance_hostname: told(request),
      appliance_id: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
      cluster_role: told(request),
      failover_role: "primary",
      enabled_shared_ips: [told(request)],
      last_data_sync: "2026-03-02T09:15:04+00:00",
      last_data_sync_status: told(request),
    }),
  }));
  server.answer(routes.appliances, (request) => ({
    status: 200,
    body: JSON.stringify([{ id: told(request), name: told(request), public_hostname: told(request) }]),
  }));
}

test("what an appliance echoes of secret and token is in no status, no message to the window and no file", async () => {
  const { pair, site1, site2, look } = await startSamplePair();
  echo(site1, 500);
  echo(site2, 200);
  const status = await lookOnce({ ...look, readSecret: async () => secret });
  expect(status.appliances[0].errors.join()).toContain("refused [redacted]");
  expect(status.appliances[1]).toMatchObject({ role: "primary", applianceId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9" });

  const [, pairs = "", , secrets = ""] = writePairFiles([pair], () => secret);
  const { stdout } = await statusHere({ pairs, secrets });

  const dataFolder = path.join(temporaryFolder(), "data");
  const { client, crossed, log, quit } = await openWindowOnCore(dataFolder);
  onTestFinished(quit);
  const { id } = await client.pairs.add({ definition: pair });
  for (const appliance of ["site1", "site2"]) await client.credentials.set({ pairId: id, appliance, secret });
  await vi.waitFor(
    async () => {
      const [view] = await client.pairs.list();
      expect(view?.status.appliances.map(({ health }) => health)).toEqual(["unhealthy", "healthy"]);
    },
    { timeout: 15_000 },
  );
  await client.pairs.check({ pairId: id });
  const outward = crossed.filter((text) => !text.includes("/credentials/set"));
  const texts = [JSON.stringify(status), stdout, JSON.stringify(log.entries), ...outward];
  expect(outward.join()).toContain("refused [redacted]");
  expect(textsWithSecrets(texts, canaries)).toEqual([]);
  expect(findSecrets(dataFolder, canaries)).toEqual([]);
});

test("an error in words that a v1 appliance echoes is told without them", async () => {
  const { site1, site2, look } = await startSamplePair();
  for (const server of [site1, site2]) {
    server.answer(routes.info, { status: 404, body: "" });
    server.answer("POST /api/command", ({ headers }) => ({
      status: 200,
      body: `<?xml version="1.0"?>\n\n<error>${headers.authorization} ${secret.replaceAll('"', "&quot;")}</error>`,
    }));
  }
  const status = await lookOnce({ ...look, readSecret: async () => secret });
  const [{ errors }] = status.appliances;
  expect(errors.join()).toContain("[redacted]");
  expect(textsWithSecrets([JSON.stringify(status)], [secret, "sampleTokenNotReal000000000000000000"])).toEqual([]);
});

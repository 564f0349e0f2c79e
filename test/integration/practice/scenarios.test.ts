import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scenarios } from "../../../electron/core/practice/scenarios/scenario-list.ts";
import { askForToken, bearer, callAppliance, servedFingerprint } from "../../support/appliance-call.ts";
import { applianceListShape, healthShape, infoShape, unhealthyShape } from "../../support/documented-shapes.ts";
import { getFrom, readHealth, rolesOf, tokenOf } from "../../support/practice-calls.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";

let fixture: TestPair;

beforeAll(async () => {
  fixture = await startTestPair({ timing: { roleSwapMs: 50, dataSyncMs: 50, callsPerSecond: 10_000 } });
});
afterAll(() => fixture.close());

const plain = (name: string) => callAppliance(targetOf(fixture.pair, name), "GET", "/check_health");
const health = async (name: string) => healthShape.parse(JSON.parse((await readHealth(fixture.pair, name)).text));
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "answered",
    (error: NodeJS.ErrnoException) => error.code,
  );
const status = async (name: string, path = "/api/command/v2/health") =>
  (await getFrom(fixture.pair, name, path)).status;
const fingerprint = (name: string, servername?: string) =>
  servedFingerprint(targetOf(fixture.pair, name).port, servername ? { servername } : {});
const site = "support.practice.example";
/** Every certificate as it comes over the wire, by OpenSSL's own client. */
function sentBy(name: string): X509Certificate[] {
  const { port } = targetOf(fixture.pair, name);
  const words = ["s_client", "-connect", `127.0.0.1:${port}`, "-servername", site, "-showcerts"];
  const { stdout } = spawnSync("openssl", words, { encoding: "utf8", input: "" });
  const blocks = stdout.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((pem) => new X509Certificate(pem));
}
const namesOf = (chain: X509Certificate[]) => chain.map(({ subject }) => subject);
const endOf = ([first]: (X509Certificate | undefined)[]) => Date.parse(first?.validTo ?? "");
const xml = async (name: string) => (await getFrom(fixture.pair, name, "/api/command?action=check_health")).text;
const idAtSite = async () => (await health("site")).appliance_id;
const idOf = async (name: string) => (await health(name)).appliance_id;

const effects: Record<string, () => Promise<void>> = {
  healthy: async () => {
    expect(await rolesOf(fixture.pair)).toBe("primary,backup");
    const { last_data_sync } = await health("site1");
    expect(Date.now() - Date.parse(last_data_sync ?? "")).toBeLessThan(10_000);
    expect(await idAtSite()).toBe(await idOf("site1"));
  },
  "primary-dead": async () => {
    expect(await codeOf(plain("site1"))).toBe("ECONNREFUSED");
    expect(await codeOf(plain("site"))).toBe("ECONNRESET");
    expect(await status("site2")).toBe(200);
  },
  "backup-dead": async () => {
    expect(await codeOf(plain("site2"))).toBe("ECONNREFUSED");
    expect(await status("site")).toBe(200);
  },
  "network-cut": async () => {
    const codes = await Promise.all(["site1", "site2", "site"].map((name) => codeOf(plain(name))));
    expect(codes).toEqual(Array(3).fill("ECONNREFUSED"));
    expect(Object.values(fixture.pair.pids())).not.toContain(null);
  },
  "link-cut": async () => {
    expect([await status("site1"), await status("site2")]).toEqual([200, 200]);
    const post = { role: "backup" };
    const headers = { ...bearer(await tokenOf(fixture.pair, "site1")), "Content-Type": "application/json" };
    const path = "/api/command/v2/failover-role";
    const answer = await callAppliance(targetOf(fixture.pair, "site1"), "POST", path, headers, JSON.stringify(post));
    expect([answer.status, answer.text]).toEqual([500, expect.stringContaining("could not be contacted")]);
  },
  "unique-address-down": async () => {
    expect(await codeOf(plain("site1"))).toBe("ECONNREFUSED");
    const list = applianceListShape.parse(
      JSON.parse((await getFrom(fixture.pair, "site2", "/api/command/v2/appliance")).text),
    );
    expect(await idAtSite()).toBe(list[1]?.id);
  },
  slow: async () => {
    const before = Date.now();
    await plain("site1");
    expect(Date.now() - before).toBeGreaterThanOrEqual(2900);
  },
  hung: async () => {
    const { port } = targetOf(fixture.pair, "site1");
    const shown = servedFingerprint(port, { servername: site }).catch(() => "gone");
    // The other one answers several calls in a time in which this one does not even finish a handshake.
    const others = await Promise.all([status("site2"), status("site2"), plain("site2")]);
    expect(others.slice(0, 2)).toEqual([200, 200]);
    expect(await Promise.race([shown, Promise.resolve("silent")])).toBe("silent");
    await fixture.pair.setScenario("healthy");
    expect(await shown).toBe("gone");
  },
  reset: async () => {
    expect(await codeOf(plain("site1"))).toBe("ECONNRESET");
    expect(await codeOf(plain("site"))).toBe("ECONNRESET");
  },
  "plain-http-on-port": async () => {
    expect(await codeOf(plain("site1"))).toMatch(/^ERR_SSL|^EPROTO/);
  },
  garbage: async () => {
    const answer = await readHealth(fixture.pair, "site1");
    expect(answer.status).toBe(200);
    expect(() => JSON.parse(answer.text)).toThrow();
    expect(await xml("site1")).not.toContain("<health_check");
  },
  "huge-answer": async () => {
    expect((await readHealth(fixture.pair, "site1")).text.length).toBeGreaterThan(300_000_000);
  },
  "both-primary": async () => expect(await rolesOf(fixture.pair)).toBe("primary,primary"),
  "both-backup": async () => expect(await rolesOf(fixture.pair)).toBe("backup,backup"),
  "roles-swapped": async () => {
    expect(await rolesOf(fixture.pair)).toBe("backup,primary");
    expect(await idAtSite()).toBe(await idOf("site2"));
  },
  "no-failover": async () => {
    expect(await rolesOf(fixture.pair)).toBe("none,none");
    expect((await health("site1")).last_data_sync).toBeNull();
  },
  "sync-overdue": async () => {
    const { last_data_sync } = await health("site1");
    expect(Date.now() - Date.parse(last_data_sync ?? "")).toBeGreaterThan(24 * 3_600_000);
  },
  "sync-never": async () => {
    expect(await health("site1")).toMatchObject({ failover_role: "primary", last_data_sync: null });
  },
  unhealthy: async () => {
    const answer = await readHealth(fixture.pair, "site1");
    expect(answer.status).toBe(500);
    expect(unhealthyShape.parse(JSON.parse(answer.text)).failover_role).toBe("primary");
    expect(await xml("site1")).toMatch(/<success>0<\/success>\n\t<error_message>.+\n\t<error_message>/);
    expect((await plain("site1")).status).toBe(500);
    expect(await status("site2")).toBe(200);
  },
  "backup-unhealthy": async () => expect([await status("site1"), await status("site2")]).toEqual([200, 500]),
  "version-mismatch": async () => {
    const [one, other] = [await health("site1"), await health("site2")];
    expect([one.version === other.version, one.build === other.build]).toEqual([false, false]);
  },
  "clock-skew": async () => {
    const info = await getFrom(fixture.pair, "site2", "/api/command/v2/info");
    const skewMs = Date.parse(infoShape.parse(JSON.parse(info.text)).current_time) - Date.now();
    expect(skewMs).toBeGreaterThan(590_000);
    expect(Date.parse(info.headers.date ?? "") - Date.now()).toBeGreaterThan(590_000);
  },
  "traffic-node": async () => expect((await health("site2")).cluster_role).toBe("traffic"),
  "same-appliance-twice": async () => expect(await idOf("site2")).toBe(await idOf("site1")),
  "appliance-id-changed": async () => {
    const changed = await idOf("site2");
    const list = JSON.parse((await getFrom(fixture.pair, "site1", "/api/command/v2/appliance")).text);
    expect(list[1].id).toBe(changed);
    await fixture.pair.setScenario("healthy");
    expect(await idOf("site2")).not.toBe(changed);
  },
  "certificate-different": async () => {
    expect(await fingerprint("site1", site)).not.toBe(await fingerprint("site2", site));
    expect((await plain("site2")).status).toBe(200);
  },
  "certificate-expiring": async () => {
    expect(await fingerprint("site1", site)).toBe(await fingerprint("site2", site));
    expect((await plain("site1")).status).toBe(200);
  },
  "certificate-expired": async () => {
    expect(await codeOf(plain("site1"))).toBe("CERT_HAS_EXPIRED");
    expect(await codeOf(plain("site"))).toBe("CERT_HAS_EXPIRED");
  },
  "certificate-self-signed": async () => {
    expect(await codeOf(plain("site2"))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect((await plain("site")).status).toBe(200);
  },
  "certificate-incomplete-chain": async () => {
    expect(await codeOf(plain("site2"))).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  },
  "certificate-wrong-name": async () => {
    expect(await codeOf(plain("site2"))).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  },
  "no-sni-differs": async () => {
    expect(await fingerprint("site1", site)).toBe(await fingerprint("site2", site));
    expect(await fingerprint("site1")).not.toBe(await fingerprint("site2"));
  },
  "certificate-renewal-behind": async () => {
    expect(await fingerprint("site1", site)).not.toBe(await fingerprint("site2", site));
    expect((await plain("site2")).status).toBe(200);
    const [renewed, before] = [sentBy("site1"), sentBy("site2")];
    expect(before[0]?.subject).toBe(renewed[0]?.subject);
    expect(endOf(before)).toBeLessThan(endOf(renewed));
  },
  "certificate-imported-not-default": async () => {
    expect(await fingerprint("site1", site)).toBe(await fingerprint("site2", site));
    expect(await fingerprint("site1")).not.toBe(await fingerprint("site2"));
    expect((await callAppliance(targetOf(fixture.pair, "site2"), "GET", "/check_health")).status).toBe(200);
  },
  "certificate-expired-authority": async () => {
    const [leaf, authority] = sentBy("site2");
    expect([endOf([leaf]) > Date.now(), endOf([authority]) > Date.now()]).toEqual([true, false]);
    expect(await codeOf(plain("site2"))).toBe("CERT_HAS_EXPIRED");
  },
  "certificate-chain-order": async () => {
    expect(await fingerprint("site1", site)).toBe(await fingerprint("site2", site));
    const [right, wrong] = [sentBy("site1"), sentBy("site2")];
    expect(right.map(({ issuer }) => issuer).slice(0, -1)).toEqual(right.map(({ subject }) => subject).slice(1));
    expect(namesOf(wrong)).toEqual([namesOf(right)[0], namesOf(right)[2], namesOf(right)[1]]);
  },
  "certificate-root-sent": async () => {
    const [usual, more] = [sentBy("site1"), sentBy("site2")];
    expect(namesOf(more)).toEqual([...namesOf(usual), usual.at(-1)?.issuer]);
    expect((await plain("site2")).status).toBe(200);
  },
  "certificate-weak-digest": async () => {
    expect(sentBy("site2")[0]?.signatureAlgorithm).toMatch(/sha1/i);
    await expect(plain("site2")).rejects.toThrow("digest algorithm too weak");
  },
  "backup-factory-new": async () => {
    expect(await codeOf(plain("site2"))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect((await health("site1")).failover_role).toBe("none");
    expect(await fingerprint("site2", site)).toBe(await fingerprint("site2"));
  },
  "site-leads-to-backup": async () => {
    expect(await idAtSite()).toBe(await idOf("site2"));
    expect(await rolesOf(fixture.pair)).toBe("primary,backup");
  },
  "site-leads-elsewhere": async () => {
    const answer = await plain("site");
    expect([answer.status, answer.headers["content-type"]]).toEqual([404, "text/html; charset=UTF-8"]);
  },
  "shared-ip-on-both": async () => {
    const shared = fixture.pair.definition.network.sharedIps;
    const [one, other] = [await health("site1"), await health("site2")];
    expect(fixture.pair.definition.network.method).toBe("shared-ip");
    expect([one.enabled_shared_ips, other.enabled_shared_ips]).toEqual([shared, shared]);
    expect((await plain("site")).status).toBe(200);
  },
  "shared-ip-on-none": async () => {
    expect([(await health("site1")).enabled_shared_ips, await codeOf(plain("site"))]).toEqual([null, "ECONNRESET"]);
  },
  "wrong-credentials": async () => {
    const { clientId } = fixture.pair.definition.appliances[0];
    const secret = fixture.pair.secrets.get("site1") ?? "";
    const answers = await Promise.all(
      ["site1", "site2"].map((name) => askForToken(targetOf(fixture.pair, name), clientId, secret)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
  },
  "account-denied": async () => expect([await status("site1"), await status("site2")]).toEqual([403, 403]),
  "permission-missing": async () => expect([await status("site1"), await status("site2")]).toEqual([200, 403]),
  "read-only": async () => {
    const info = await getFrom(fixture.pair, "site1", "/api/command/v2/info");
    expect(infoShape.parse(JSON.parse(info.text)).permissions.perm_command).toBe("read_only");
  },
  "token-expired-early": async () => {
    const token = bearer(await tokenOf(fixture.pair, "site1"));
    const use = async () =>
      (await callAppliance(targetOf(fixture.pair, "site1"), "GET", "/api/command/v2/health", token)).status;
    expect([await use(), await use()]).toEqual([200, 401]);
  },
  "v1-only": async () => {
    expect(await status("site1", "/api/command/v2/info")).toBe(404);
    expect(await xml("site1")).toContain('xmlns="https://www.beyondtrust.com/namespaces/API/command"');
  },
  "v1-old-namespace": async () => {
    expect(await status("site2", "/api/command/v2/info")).toBe(404);
    expect(await xml("site2")).toContain('xmlns="http://www.bomgar.com/namespaces/API/command"');
  },
};

test("every scenario has an effect that is looked at, and words for a person", () => {
  expect(Object.keys(effects).sort()).toEqual(scenarios.map(({ id }) => id).sort());
  for (const { title, explanation } of scenarios) {
    expect(title).not.toBe("");
    expect(explanation).toMatch(/^[A-Z].+\.$/);
  }
});

test.each(scenarios.map(({ id }) => id))(
  "%s shows over the network, set twice as well as once, and is healed",
  async (id) => {
    const { pair } = fixture;
    await pair.setScenario(id);
    await pair.setScenario(id);
    expect(pair.scenario).toBe(id);
    await effects[id]?.();
    await pair.setScenario("healthy");
    expect(await rolesOf(pair)).toBe("primary,backup");
    expect([await status("site1"), await status("site2"), await status("site")]).toEqual([200, 200, 200]);
    expect(await idAtSite()).toBe(await idOf("site1"));
    expect(new Set([await fingerprint("site1"), await fingerprint("site2", site)]).size).toBe(1);
    expect(pair.definition.network.method).toBe("dns-swing");
  },
);

test("a scenario in the middle of a role change is set all the same", async () => {
  const slow = await startTestPair({ timing: { roleSwapMs: 60_000, dataSyncMs: 60_000, callsPerSecond: 10_000 } });
  const path = "/api/command/v2/failover-role";
  const headers = { ...bearer(await tokenOf(slow.pair, "site2")), "Content-Type": "application/json" };
  const wish = JSON.stringify({ role: "primary", data_sync_first: true });
  expect((await callAppliance(targetOf(slow.pair, "site2"), "POST", path, headers, wish)).status).toBe(200);
  await slow.pair.setScenario("healthy");
  expect(await rolesOf(slow.pair)).toBe("primary,backup");
  await slow.pair.mark("site1", "sessions", "nobody is cut off any more");
  await slow.close();
});

test("a scenario that does not exist is refused with the list of those that do", async () => {
  await expect(fixture.pair.setScenario("earthquake")).rejects.toMatchObject({
    code: "not-found",
    advice: expect.stringContaining("primary-dead"),
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { usualConduct } from "../../../electron/core/practice/appliance/conduct.ts";
import { bearer, type CallResult, callAppliance, logIn } from "../../support/appliance-call.ts";
import { account, makeTestAppliance, type TestAppliance } from "../../support/practice-appliance-fixture.ts";
import { getFrom } from "../../support/practice-calls.ts";
import { startTestPair, type TestPair } from "../../support/practice-pair-fixture.ts";
import { formHeaders } from "../../support/web-client.ts";

const newNamespace = "https://www.beyondtrust.com/namespaces/API/command";
const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n\n<';
let alone: TestAppliance;
let fixture: TestPair;

beforeAll(async () => {
  alone = await makeTestAppliance();
  const timing = { dataSyncMs: 0, roleSwapMs: 0, callsPerSecond: 10_000 };
  [fixture] = await Promise.all([startTestPair({ method: "shared-ip", timing }), alone.process.start()]);
});
afterAll(() => Promise.all([alone.close(), fixture.close()]));

const logInAs = (clientId: string) => logIn(alone.target(), clientId, account(clientId).secret);
const path = (query: string) => `/api/command?${query}`;
async function ask(query: string, clientId = "watcher"): Promise<CallResult> {
  return callAppliance(alone.target(), "GET", path(query), {
    Authorization: bearer(await logInAs(clientId)).Authorization,
  });
}
const fromPair = async (name: string, action: string) =>
  (await getFrom(fixture.pair, name, path(`action=${action}`))).text;

test("an appliance without a relationship answers byte for byte in the recorded form", async () => {
  const answer = await ask("action=check_health");
  const version = /<version>25\.3\.2 \(58123-([0-9a-f]{40})\)<\/version>/.exec(answer.text);
  expect(answer.text).toBe(
    `${prolog}health_check xmlns="${newNamespace}">\n` +
      '\t<appliance id="0a1b2c3d4e5f60718293a4b5c6d7e8f9">site1.practice.example</appliance>\n' +
      `\t<version>25.3.2 (58123-${version?.[1]})</version>\n` +
      "\t<success>1</success>\n\t\t<failover_role>none</failover_role>\n\t\t\t</health_check>\n\n\n",
  );
});

test("an answer is text/xml in chunks on a connection that is closed, counts the calls, and sets a cookie", async () => {
  const { status, headers } = await ask("action=check_health");
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/xml; charset=UTF-8",
    connection: "close",
    "transfer-encoding": "chunked",
    "set-cookie": [expect.any(String)],
    "x-ratelimit-limit": "15000",
  });
});

test("the primary tells its shared IPs and its last data sync, in the documented order", async () => {
  const text = await fromPair("site1", "check_health");
  expect(text).toMatch(
    new RegExp(
      "<success>1</success>\\n\\t\\t<failover_role>primary</failover_role>\\n" +
        "\\t\\t\\t<enabled_shared_ips>\\n\\t{4}<ip>203\\.0\\.113\\.10</ip>\\n\\t\\t\\t</enabled_shared_ips>\\n" +
        '\\t\\t\\t<last_data_sync_time ts="(\\d{10})">[-0-9T:]{19}\\+00:00</last_data_sync_time>\\n' +
        "\\t\\t\\t<last_data_sync_status>[^<]+</last_data_sync_status>\\n</health_check>\\n\\n\\n$",
    ),
  );
  const [, ts, iso] = /ts="(\d+)">([^<]+)</.exec(text) ?? [];
  expect(Date.parse(iso ?? "")).toBe(Number(ts) * 1000);
});

test("a backup has no element for shared IPs, and tells of data syncs or not, as it is set", async () => {
  const text = await fromPair("site2", "check_health");
  expect(text).not.toContain("enabled_shared_ips");
  expect(text).toContain("last_data_sync_time");
  await alone.process.ask(
    {
      type: "arrange",
      arrangement: { role: "backup", lastDataSync: { at: "2026-03-02T09:15:04.000Z", status: "a & b" } },
    },
    z.unknown(),
  );
  expect((await ask("action=check_health")).text).toContain("<last_data_sync_status>a &amp; b</");
  await alone.process.reconfigure({ conduct: { ...usualConduct, tellsSyncOnV1Backup: false } });
  expect((await ask("action=check_health")).text).not.toContain("last_data_sync");
  await alone.process.reconfigure({ conduct: usualConduct });
});

test("get_appliances lists both, itself first, and says master instead of primary when it is set so", async () => {
  const text = await fromPair("site2", "get_appliances");
  const roles = [...text.matchAll(/<failover_role>(\w+)</g)].map(([, role]) => role);
  expect(roles).toEqual(["backup", "primary"]);
  expect(text).toMatch(
    /^.*\n\n<appliances xmlns="[^"]+">\n\t<appliance id="[0-9a-f]{32}">\n\t\t<name>site2<\/name>\n\t\t<public_hostname>/,
  );
  expect(text).toMatch(/<accepting_connections>1<\/accepting_connections>\n\t\t<timezone_offset>-?\d+</);
  await alone.process.reconfigure({ conduct: { ...usualConduct, clusterRole: "primary", saysMaster: true } });
  expect((await ask("action=get_appliances")).text).toContain("<cluster_role>master</cluster_role>");
  await alone.process.reconfigure({ conduct: usualConduct });
});

test("get_api_info tells the account's permissions, and the company on old versions alone", async () => {
  const { text } = await ask("action=get_api_info", "reader");
  expect(text).toContain(
    `${prolog}api_information xmlns="${newNamespace}">\n\t<api_version>1.25.0</api_version>\n\t<timestamp>`,
  );
  expect(text).toContain('\t<permissions>\n\t\t\t\t<permission name="perm_command">read_only</permission>\n');
  expect(text).toContain('<permission name="perm_backup">0</permission>');
  expect(text.endsWith("\t\t\n\t</permissions>\n</api_information>\n\n\n")).toBe(true);
  const old = { ...usualConduct, api: "v1" as const, namespace: "old" as const, version: "19.1.8", build: "37380" };
  await alone.process.reconfigure({ conduct: old });
  const oldText = (await ask("action=get_api_info")).text;
  await alone.process.reconfigure({ conduct: usualConduct });
  expect(oldText).toMatch(
    /<api_version>1\.19\.0<\/api_version>\n\t<company_name>[^<]+<\/company_name>\n\t<timestamp>\d{10}</,
  );
  expect(oldText).toContain("perm_scim");
});

test.each([
  ["an unknown action", "action=no_such_action", "watcher", "Invalid action"],
  ["no action", "", "watcher", "Invalid action"],
  ["an account without the right", "action=check_health", "denied", "denied"],
  ["a role change by an account that may only read", "action=set_failover_role&role=primary", "reader", "reader"],
  ["a role change without a role", "action=set_failover_role", "watcher", "role"],
  ["a switch that is none", "action=set_failover_role&role=backup&force=yes", "watcher", "force"],
  ["a role change without a relationship", "action=set_failover_role&role=backup", "watcher", "relationship"],
])("%s is answered with an error document and 200", async (_, query, clientId, words) => {
  await alone.process.reconfigure({ conduct: usualConduct });
  await alone.process.ask({ type: "arrange", arrangement: { role: "none" } }, z.unknown());
  const answer = await ask(query, clientId);
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(new RegExp(`<error xmlns="${newNamespace}">[^<]*${words}[^<]*</error>\\n\\n\\n$`));
});

test("a form can be posted, multipart cannot, and a dead token is told so", async () => {
  const authorization = { Authorization: bearer(await logInAs("watcher")).Authorization };
  const post = (headers: Record<string, string>, body: string) =>
    callAppliance(alone.target(), "POST", "/api/command", { ...authorization, ...headers }, body);
  expect((await post(formHeaders, "action=check_health")).text).toContain("<health_check");
  const multipart = '--b\r\nContent-Disposition: form-data; name="action"\r\n\r\ncheck_health\r\n--b--\r\n';
  const refused = await post({ "Content-Type": "multipart/form-data; boundary=b" }, multipart);
  expect([refused.status, refused.text]).toEqual([200, expect.stringContaining("<error ")]);
  expect((await post({ ...formHeaders, Authorization: "Bearer made-up" }, "action=check_health")).status).toBe(401);
});

test("a role change by a posted form changes the roles that v2 tells", async () => {
  const { pair } = fixture;
  const { clientId } = pair.definition.appliances[0];
  const { port, tls } = pair.definition.appliances[1];
  const target = { port, ca: tls.ca ?? "", servername: pair.definition.site.host };
  const token = await logIn(target, clientId, pair.secrets.get("site2") ?? "");
  const headers = { ...formHeaders, Authorization: `Bearer ${token}` };
  const answer = await callAppliance(target, "POST", "/api/command", headers, "action=set_failover_role&role=primary");
  expect(answer.text).toBe(`${prolog}success xmlns="${newNamespace}">Successfully changed role.</success>\n\n\n`);
  const list = JSON.parse((await getFrom(pair, "site1", "/api/command/v2/appliance")).text);
  expect(list.map(({ failover_role }: { failover_role: string }) => failover_role)).toEqual(["backup", "primary"]);
});

test("the backup API hands out the marked data without recordings or secrets, by GET and by POST", async () => {
  const { pair } = fixture;
  await pair.mark("site1", "settings", "a setting in the backup");
  await pair.mark("site1", "recordings", "a recording outside of it");
  const answer = await getFrom(pair, "site1", "/api/backup");
  expect(answer.status).toBe(200);
  expect(answer.headers["content-disposition"]).toMatch(/filename="site1-[-0-9]+\.nsb"/);
  expect(answer.text).toContain("a setting in the backup");
  for (const hidden of ["a recording outside of it", "secretHash", "PRIVATE KEY"])
    expect(answer.text).not.toContain(hidden);
  const refused = await callAppliance(alone.target(), "POST", "/api/backup", bearer(await logInAs("watcher")), "{}");
  const anonymous = await callAppliance(alone.target(), "GET", "/api/backup");
  expect([refused.status, anonymous.status]).toEqual([403, 401]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { callAppliance } from "../../support/appliance-call.ts";
import { healthShape } from "../../support/documented-shapes.ts";
import { markTexts, readHealth, rolesOf } from "../../support/practice-calls.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";
import { formHeaders, logInToWeb, noticeOf, type WebClient } from "../../support/web-client.ts";

/** For a condition that comes soon on an idle machine. */
const patienceMs = 15_000;

let fixture: TestPair;
let login: WebClient[];
let appliance: WebClient[];
const [one, other] = ["site1", "site2"] as const;

async function openWeb(area: "login" | "appliance"): Promise<WebClient[]> {
  const { pair } = fixture;
  return Promise.all([one, other].map((name) => logInToWeb(targetOf(pair, name), area, pair.webLogin)));
}

beforeAll(async () => {
  const timing = { roleSwapMs: 20, dataSyncMs: 20, firstSyncDelayMs: 20, healthCacheMs: 0, callsPerSecond: 10_000 };
  fixture = await startTestPair({ method: "shared-ip", timing });
});
beforeEach(async () => {
  await fixture.pair.setScenario("healthy");
  [login, appliance] = [await openWeb("login"), await openWeb("appliance")];
});
afterAll(() => fixture.close());

async function press(web: WebClient | undefined, page: string, action: string, fields = {}): Promise<string> {
  const answer = await web?.press(page, action, fields);
  return noticeOf(answer?.text ?? "");
}
const roles = () => rolesOf(fixture.pair);
const health = async (name: string) => healthShape.parse(JSON.parse((await readHealth(fixture.pair, name)).text));

test("pages are for people who have logged in, each interface by itself", async () => {
  const target = targetOf(fixture.pair, one);
  const stranger = await callAppliance(target, "GET", "/login/failover");
  expect([stranger.status, stranger.headers.location]).toEqual([303, "/login"]);
  const wrong = await callAppliance(target, "POST", "/login", formHeaders, "user=practice&password=wrong");
  expect(wrong.status).toBe(403);
  const form = new URLSearchParams(fixture.pair.webLogin).toString();
  const right = await callAppliance(target, "POST", "/login", formHeaders, form);
  const Cookie = right.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  expect(right.headers["set-cookie"]?.[0]).toMatch(/; Secure; HttpOnly; SameSite=Strict$/);
  expect((await callAppliance(target, "GET", "/login/failover", { Cookie })).status).toBe(200);
  expect((await callAppliance(target, "GET", "/appliance/basics", { Cookie })).status).toBe(303);
});

test("a form without the token that was printed into it changes nothing", async () => {
  const answer = await login[1]?.press("failover", "become-primary", { csrf: "guessed" });
  expect([answer?.status, await roles()]).toEqual([403, "primary,backup"]);
});

test("what comes from outside is shown as text", async () => {
  const hostile = "<script>alert(1)</script>";
  expect(await press(appliance[0], "ip-configuration", "add", { address: hostile, mask: "1.1.1.1" })).toContain(
    "no IP",
  );
  const answer = await appliance[0]?.press("utilities", "tcp-test", { host: hostile, port: "443" });
  expect(answer?.text).not.toContain(hostile);
  expect(answer?.text).toContain("&lt;script&gt;");
});

test("the Failover page shows both hosts, the history, and the buttons of the role", async () => {
  const [primary, backup] = await Promise.all(login.map((web) => web.open("failover")));
  expect(primary).toContain("site1.practice.example: primary site instance");
  expect(primary).toContain("site2.practice.example: backup site instance");
  for (const label of [
    "Sync Now",
    "Become Backup",
    "Break Failover Relationship",
    "Status History",
    "Backup Settings",
  ]) {
    expect(primary).toContain(label);
  }
  expect(primary).toContain(
    "become a backup even if the peer site instance at site2.practice.example cannot be contacted",
  );
  expect(backup).toContain("Become Primary");
  expect(backup).not.toContain("cannot be contacted");
  expect(primary).not.toContain("Fix This Error");
});

test.each([0, 1])("Sync Now on either page brings the primary's settings to the backup (page %i)", async (index) => {
  const text = `made before sync ${index}`;
  await fixture.pair.mark(one, "settings", text);
  expect(await press(login[index], "failover", "sync-now")).toBe("The data-sync was started.");
  const settings = async () => (await markTexts(fixture.pair, other))["settings"];
  await expect.poll(settings, { timeout: patienceMs }).toContain(text);
});

test("Become Primary with the box ticked synchronizes first, Become Backup changes the roles back", async () => {
  await fixture.pair.mark(one, "settings", "made before the switch");
  expect(await press(login[1], "failover", "become-primary", { "data-sync-first": "1" })).toContain(
    "started data sync",
  );
  await expect.poll(roles, { timeout: patienceMs }).toBe("backup,primary");
  expect((await markTexts(fixture.pair, other))["settings"]).toContain("made before the switch");
  const again = () => press(login[1], "failover", "become-backup");
  await expect.poll(again, { timeout: patienceMs }).toBe("Successfully changed role.");
  expect(await roles()).toBe("primary,backup");
});

test("Become Backup with a dead peer is cancelled without the second box", async () => {
  await fixture.pair.killAppliance(other);
  expect(await press(login[0], "failover", "become-backup")).toContain("cancelled");
  expect(await press(login[0], "failover", "become-backup", { force: "1" })).toBe("Successfully changed role.");
});

test.each(["both-primary", "both-backup"])(
  "Fix This Error resolves %s in favour of the shared IP's owner",
  async (id) => {
    await fixture.pair.setScenario(id);
    await readHealth(fixture.pair, "site").catch(() => undefined);
    // In this conflict the shared IP is on both or on none, so it is taken from site1 and given to site2.
    await press(appliance[0], "ip-configuration", "save", { address: "203.0.113.10" });
    await press(appliance[1], "ip-configuration", "save", { address: "203.0.113.10", enabled: "1" });
    expect(await login[0]?.open("failover")).toContain(
      "There is a conflict in the primary and secondary site instances.",
    );
    expect(await press(login[0], "failover", "fix")).toBe(
      "The conflict was resolved: this site instance is the backup.",
    );
    expect(await roles()).toBe("backup,primary");
  },
);

test("without a shared IP that tells, Fix This Error goes by where the site's name leads", async () => {
  const { pair } = fixture;
  await pair.setScenario("both-backup");
  pair.pointSiteAt(other);
  await readHealth(pair, "site");
  expect(await press(login[1], "failover", "fix")).toContain("is the primary");
  expect(await roles()).toBe("backup,primary");
});

test("Break ends the relationship on both and removes nothing, Establish begins it again with a first data sync", async () => {
  const { pair } = fixture;
  await pair.mark(one, "settings", "made before the break");
  expect(await press(login[0], "failover", "break")).toContain("was broken");
  expect(await roles()).toBe("none,none");
  expect([(await health(one)).enabled_shared_ips, (await health(other)).enabled_shared_ips]).toEqual([
    ["203.0.113.10"],
    null,
  ]);
  const [first, second] = pair.definition.appliances;
  const fields = {
    "backup-host": "site2.practice.example",
    "backup-port": String(second.port),
    "reverse-host": "127.0.0.1",
    "reverse-port": String(first.port),
  };
  expect(await login[0]?.open("failover")).toContain("Setup a Failover Relationship");
  const itself = { ...fields, "backup-port": String(first.port) };
  expect(await press(login[0], "failover", "establish", itself)).toContain("this appliance itself");
  const nowhere = { ...fields, "reverse-host": "support.practice.example" };
  expect(await press(login[0], "failover", "establish", nowhere)).toContain("cannot be found");
  expect(await press(login[0], "failover", "establish", fields)).toContain("was established");
  expect(await roles()).toBe("primary,backup");
  const synced = async () => (await markTexts(pair, other))["settings"];
  await expect.poll(synced, { timeout: patienceMs }).toContain("made before the break");
  await expect.poll(async () => (await health(one)).last_data_sync, { timeout: patienceMs }).not.toBeNull();
});

test("appliances with different inter-appliance keys cannot be joined until the keys are equal", async () => {
  const { pair } = fixture;
  await press(login[0], "failover", "break");
  const key = /name="key" value="([^"]+)"/.exec((await login[0]?.open("security")) ?? "")?.[1] ?? "";
  expect(await press(login[1], "security", "save", { key: "another key than the first" })).toBe("The key was saved.");
  const [first, second] = pair.definition.appliances;
  const fields = { "backup-host": "127.0.0.1", "reverse-host": "127.0.0.1" };
  const ports = { "backup-port": String(second.port), "reverse-port": String(first.port) };
  expect(await press(login[0], "failover", "establish", { ...fields, ...ports })).toContain("key");
  await press(login[1], "security", "save", { key });
  expect(await press(login[0], "failover", "establish", { ...fields, ...ports })).toContain("was established");
});

test("a shared IP that is not ticked stays where it is when the roles change", async () => {
  await press(login[0], "failover", "save-shared-ips");
  await press(login[1], "failover", "save-shared-ips", { "shared-ip": ["203.0.113.10"] });
  await press(login[1], "failover", "become-primary");
  const both = [(await health(one)).enabled_shared_ips, (await health(other)).enabled_shared_ips];
  expect(both).toEqual([["203.0.113.10"], ["203.0.113.10"]]);
});

test("Information, API Configuration and Basics show what the APIs tell", async () => {
  expect(await login[0]?.open("information")).toMatch(
    /Product Version<\/td><td>25\.3\.2<.*\n.*Product Build<\/td><td>58123</,
  );
  expect(await login[0]?.open("api-configuration")).toContain("<td>practice-monitor</td><td>Full Access</td>");
  const serials = await Promise.all(appliance.map((web) => web.open("basics")));
  const numbers = serials.map((page) => /Serial Number<\/td><td>([A-Z0-9-]+)</.exec(page)?.[1]);
  expect(new Set(numbers).size).toBe(2);
});

test("Download Backup hands out the same as the backup API", async () => {
  await fixture.pair.mark(one, "settings", "in the file");
  const answer = await login[0]?.press("software", "download-backup");
  expect(answer?.headers["content-disposition"]).toContain(".nsb");
  expect(answer?.text).toContain("in the file");
});

test("the TCP Connection Test tells whether the other appliance can be reached", async () => {
  const [, second] = fixture.pair.definition.appliances;
  const fields = { host: "site2.practice.example", port: String(second.port) };
  expect(await press(appliance[0], "utilities", "tcp-test", fields)).toContain("succeeded");
  await fixture.pair.setScenario("link-cut");
  expect(await press(appliance[0], "utilities", "tcp-test", fields)).toContain("failed");
});

test("a shut down appliance is gone until it is started again", async () => {
  const { pair } = fixture;
  expect(await press(appliance[1], "basics", "shut-down")).toContain("shutting down");
  await expect.poll(() => pair.pids()[other], { timeout: patienceMs }).toBeNull();
  await pair.startAppliance(other);
  expect(await roles()).toBe("primary,backup");
});

test("factory defaults take everything away, and the healthy scenario makes it a backup again", async () => {
  const { pair } = fixture;
  await pair.mark(other, "recordings", "only here");
  // The page that would come back is served under the factory's certificate, which nobody trusts.
  await expect(press(appliance[1], "basics", "reset")).rejects.toThrow("self-signed");
  expect(Object.values(await markTexts(pair, other)).flat()).toEqual([]);
  await pair.setScenario("healthy");
  expect(await roles()).toBe("primary,backup");
});

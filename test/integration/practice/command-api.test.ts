import { afterAll, beforeAll, expect, test } from "vitest";
import { bearer, callAppliance, logIn } from "../../support/appliance-call.ts";
import { applianceListShape, healthShape, infoShape, messageShape } from "../../support/documented-shapes.ts";
import { account, makeTestAppliance, type TestAppliance } from "../../support/practice-appliance-fixture.ts";

const api = "/api/command/v2";
const paths = [`${api}/info`, `${api}/health`, `${api}/appliance`, `${api}/appliance/client-count`];
let appliance: TestAppliance;
let token: string;

const logInAs = (clientId: string) => logIn(appliance.target(), clientId, account(clientId).secret);
const call = (method: string, path: string, headers = {}) =>
  callAppliance(appliance.target(), method, path, { ...bearer(token), ...headers });

beforeAll(async () => {
  appliance = await makeTestAppliance();
  await appliance.process.start();
  token = await logInAs("watcher");
});
afterAll(() => appliance.close());

test("info tells the account's rights and the appliance's clock", async () => {
  const before = Math.floor(Date.now() / 1000) * 1000;
  const answer = await call("GET", `${api}/info`);
  const info = infoShape.parse(JSON.parse(answer.text));
  expect(info.permissions.perm_command).toBe("full_access");
  expect(info.product).toBe("rs");
  expect(Date.parse(info.current_time)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(info.current_time)).toBeLessThanOrEqual(Date.now());
});

test("an account that may only read is told so", async () => {
  const answer = await call("GET", `${api}/info`, bearer(await logInAs("reader")));
  expect(infoShape.parse(JSON.parse(answer.text)).permissions.perm_command).toBe("read_only");
});

test("an appliance without a relationship has role none and no data sync", async () => {
  const answer = await call("GET", `${api}/health`);
  expect(answer.status).toBe(200);
  expect(healthShape.parse(JSON.parse(answer.text))).toEqual({
    version: "25.3.2",
    build: "58123",
    appliance_hostname: "site1.practice.example",
    appliance_id: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    cluster_role: "single",
    failover_role: "none",
    enabled_shared_ips: null,
    last_data_sync: null,
    last_data_sync_status: null,
  });
});

test("an appliance without a relationship lists itself alone", async () => {
  const answer = await call("GET", `${api}/appliance`);
  const list = applianceListShape.parse(JSON.parse(answer.text));
  expect(list.map(({ failover_role }) => failover_role)).toEqual(["none"]);
});

test.each(paths)("%s closes the connection, answers in chunks and counts the calls that remain", async (path) => {
  const answers = [await call("GET", path), await call("GET", path)];
  const remaining = answers.map(({ headers }) => Number(headers["x-ratelimit-remaining"]));
  for (const { headers } of answers) {
    expect(headers.connection).toBe("close");
    expect(headers["transfer-encoding"]).toBe("chunked");
    expect(headers["content-type"]).toBe("application/json");
    expect(headers["x-ratelimit-limit"]).toBe("15000");
  }
  expect(remaining[1]).toBe((remaining[0] ?? 0) - 1);
});

test.each(paths)("%s takes HEAD without a body and names its methods", async (path) => {
  const head = await call("HEAD", path);
  expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: "" });
  const options = await callAppliance(appliance.target(), "OPTIONS", path);
  expect(options.status).toBe(204);
  expect(options.headers.allow).toBe("GET, HEAD, OPTIONS");
});

test.each(paths)("%s refuses an unknown query field, other methods and an account without the right", async (path) => {
  const denied = await logInAs("denied");
  const refusals = [
    await call("GET", `${path}?verbose=1`),
    await call("DELETE", path),
    await call("GET", path, bearer(denied)),
    await call("GET", path, { Accept: "text/html" }),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([400, 405, 403, 406]);
  for (const { text } of refusals) messageShape.parse(JSON.parse(text));
});

test.each([
  ["no token", {}],
  ["a token nobody issued", { Authorization: "Bearer made-up" }],
  ["client and secret instead of a token", { Authorization: "Basic d2F0Y2hlcjp4" }],
])("%s is answered with access_denied", async (_, headers) => {
  const answer = await callAppliance(appliance.target(), "GET", `${api}/health`, {
    Accept: "application/json",
    ...headers,
  });
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.text)).toEqual({
    error: "access_denied",
    message: "The resource owner or authorization server denied the request.",
  });
});

test.each(["/", "/login/", "/api/commands", `${api}/`, `${api}/health/`, `${api}/failover-roles`])(
  "%s does not exist",
  async (path) => {
    const answer = await call("GET", path);
    expect(answer.status).toBe(404);
    messageShape.parse(JSON.parse(answer.text));
  },
);

test("anyone may ask for the plain health", async () => {
  const answer = await callAppliance(appliance.target(), "GET", "/check_health");
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toMatch(/^text\/plain/);
  expect(answer.text.length).toBeLessThan(100);
});

test.each(["status", "data-sync", "data-sync/done"])(
  "the appliances' own path %s is closed without their key",
  async (path) => {
    const method = path === "status" ? "GET" : "POST";
    for (const key of [undefined, "", "another key"]) {
      const headers = key === undefined ? {} : { "x-inter-appliance-key": key };
      const answer = await callAppliance(appliance.target(), method, `/inter-appliance/${path}`, headers);
      expect(answer.status).toBe(403);
    }
  },
);

test("more calls in a second than allowed are refused, and still say how many remain", async () => {
  const strict = await makeTestAppliance({ callsPerSecond: 1 });
  await strict.process.start();
  const own = bearer(await logIn(strict.target(), "watcher", account("watcher").secret));
  const asked = Array.from({ length: 10 }, () => callAppliance(strict.target(), "GET", `${api}/info`, own));
  const answers = await Promise.all(asked);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.headers["x-ratelimit-remaining"]).toMatch(/^149\d\d$/);
  await strict.close();
});

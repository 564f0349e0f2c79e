import { afterAll, beforeAll, expect, test } from "vitest";
import { askForToken, bearer, callAppliance, logIn } from "../../support/appliance-call.ts";
import { tokenShape } from "../../support/documented-shapes.ts";
import { account, makeTestAppliance, type TestAppliance } from "../../support/practice-appliance-fixture.ts";

const watcher = account("watcher");
const clumsy = account("clumsy");
let appliance: TestAppliance;

beforeAll(async () => {
  appliance = await makeTestAppliance({ accounts: [watcher, clumsy], lockout: { attempts: 3, forMs: 900_000 } });
  await appliance.process.start();
});
afterAll(() => appliance.close());

const ask = (body: string, type?: string) =>
  askForToken(appliance.target(), watcher.clientId, watcher.secret, body, type);

test.each([
  ["a form", "grant_type=client_credentials", "application/x-www-form-urlencoded"],
  ["a form with a character set", "grant_type=client_credentials", "application/x-www-form-urlencoded; charset=UTF-8"],
  ["JSON", '{"grant_type":"client_credentials"}', "application/json"],
])("the right client gets a token with %s", async (_, body, type) => {
  const answer = await ask(body, type);
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/json");
  expect(answer.headers.connection).toBe("close");
  tokenShape.parse(JSON.parse(answer.text));
});

test.each([
  ["another grant type", "grant_type=password", undefined, 400, "unsupported_grant_type"],
  ["no grant type", "", undefined, 400, "invalid_request"],
  ["broken JSON", "{", "application/json", 400, "invalid_request"],
  ["another kind of body", "grant_type=client_credentials", "text/plain", 400, "invalid_request"],
])("%s is refused with the documented error id", async (_, body, type, status, error) => {
  const answer = await ask(body, type);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.text)).toEqual({ error, message: expect.any(String) });
});

test("a body beyond the limit is refused", async () => {
  const answer = await ask(`grant_type=client_credentials&padding=${"x".repeat(20_000)}`);
  expect(answer.status).toBe(413);
});

test("an unknown client, no login and a wrong secret get the same refusal", async () => {
  const refusal = { error: "invalid_client", message: "Client authentication failed." };
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const answers = [
    await askForToken(appliance.target(), "nobody", "x"),
    await askForToken(appliance.target(), watcher.clientId, "wrong"),
    await callAppliance(appliance.target(), "POST", "/oauth2/token", form, "grant_type=client_credentials"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(answers.map(({ text }) => JSON.parse(text))).toEqual([refusal, refusal, refusal]);
});

test("wrong secrets in a row lock the account for the right one too", async () => {
  const wrong = () => askForToken(appliance.target(), clumsy.clientId, "wrong");
  for (let attempt = 0; attempt < 3; attempt += 1) await wrong();
  expect((await askForToken(appliance.target(), clumsy.clientId, clumsy.secret)).status).toBe(401);
  expect((await askForToken(appliance.target(), watcher.clientId, watcher.secret)).status).toBe(200);
});

test("the 31st token ends the first", async () => {
  const first = await logIn(appliance.target(), watcher.clientId, watcher.secret);
  const second = await logIn(appliance.target(), watcher.clientId, watcher.secret);
  for (let made = 2; made < 31; made += 1) await logIn(appliance.target(), watcher.clientId, watcher.secret);
  const use = (token: string) => callAppliance(appliance.target(), "GET", "/api/command/v2/info", bearer(token));
  expect((await use(first)).status).toBe(401);
  expect((await use(second)).status).toBe(200);
});

test("the token endpoint takes POST alone", async () => {
  const answer = await callAppliance(appliance.target(), "GET", "/oauth2/token");
  expect(answer.status).toBe(405);
  expect(answer.headers.allow).toBe("POST, OPTIONS");
});

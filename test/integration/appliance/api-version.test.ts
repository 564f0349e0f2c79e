import { describe, expect, test } from "vitest";
import { startApplianceTest } from "../../support/appliance-test.ts";
import { type Answer, routes, type SampleServer, sampleAnswer } from "../../support/sample-server.ts";
import { answerV1, countAction, v1Route, xml, xmlText } from "../../support/sample-server-v1.ts";

const permissionError = xml(200, "error.permission.xml");
const actionError = xml(200, "error.invalid-action.xml");
const accessDenied = sampleAnswer(401, "auth.access_denied.json");
const apiInfo = (permission: string) =>
  xmlText(
    `<api_information><permissions><permission name="perm_command">${permission}</permission></permissions></api_information>`,
  );

/** Numbers the tokens it gives out. */
function giveTokens(server: SampleServer): void {
  let given = 0;
  server.answer(routes.token, () => {
    given += 1;
    return { status: 200, body: JSON.stringify({ access_token: `token-${given}`, token_type: "Bearer" }) };
  });
}
/** One answer for the first token, another for those after it. */
const forToken =
  (first: Answer, later: Answer): Answer =>
  (request, response) => {
    const answer = request.headers.authorization === "Bearer token-1" ? first : later;
    return typeof answer === "function" ? answer(request, response) : answer;
  };

describe("which version of the API an appliance speaks", () => {
  test("is asked once for a token and remembered: a look is one request then", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server);
    const appliance = client();
    for (let look = 0; look < 4; look += 1) expect((await appliance.readHealth()).api).toBe("v1");
    expect([server.count(routes.token), server.count(routes.info)]).toEqual([1, 1]);
    expect([countAction(server, "get_api_info"), countAction(server, "check_health")]).toEqual([1, 4]);
  });

  test.each([401, 403])("is not taken to be v1 for an HTTP %i", async (status) => {
    const { server, client } = await startApplianceTest();
    answerV1(server);
    server.answer(routes.info, { status, body: "{}" });
    expect((await client().readHealth()).outcome.kind).toBe("forbidden");
    expect(server.count(v1Route)).toBe(0);
  });

  test("is neither when both are not there", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.info, { status: 404, body: "" });
    server.answer(v1Route, { status: 404, body: "" });
    expect(await client().readHealth()).toMatchObject({ api: "none", outcome: { kind: "bad-answer", status: 404 } });
  });

  test("is found again within the look when v2 is gone, and when v1 is", async () => {
    const { server, client } = await startApplianceTest();
    const appliance = client();
    expect(await appliance.readHealth()).toMatchObject({ api: "v2", outcome: { kind: "answered" } });
    answerV1(server);
    server.answer(routes.health, { status: 404, body: "" });
    expect(await appliance.readHealth()).toMatchObject({ api: "v1", outcome: { reading: { version: "24.2.2" } } });
    server.answer(v1Route, { status: 404, body: "" });
    server.answer(routes.info, sampleAnswer(200, "v2_info.json"));
    server.answer(routes.health, sampleAnswer(200, "v2_health.primary-ok.json"));
    expect(await appliance.readHealth()).toMatchObject({ api: "v2", outcome: { reading: { version: "25.3.2" } } });
    expect(server.count(routes.token)).toBe(1);
  });

  test("is found again by the next look after a v1 answer that was not understood", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server);
    const appliance = client();
    await appliance.readHealth();
    answerV1(server, { check_health: xmlText("<html>upgrading</html>") });
    expect((await appliance.readHealth()).outcome.kind).toBe("bad-answer");
    server.answer(routes.info, sampleAnswer(200, "v2_info.json"));
    expect(await appliance.readHealth()).toMatchObject({ api: "v2", outcome: { kind: "answered" } });
  });

  test("and which product it is, where it says so", async () => {
    const { server, client } = await startApplianceTest();
    expect((await client().readHealth()).product).toBe("rs");
    server.answer(routes.info, { status: 200, body: '{"permissions":{"perm_command":"read_only"},"product":"pra"}' });
    expect((await client().readHealth()).product).toBe("pra");
    answerV1(server);
    expect((await client().readHealth()).product).toBeUndefined();
  });
});

describe("an error in words of v1", () => {
  test("is a missing permission when the account's rights are refused as well", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server, { get_api_info: permissionError, check_health: permissionError });
    const found = await client().readHealth();
    expect(found).toMatchObject({ api: "v1", permission: null, outcome: { kind: "forbidden" } });
    expect(server.count(routes.token)).toBe(1);
  });

  test("is a missing permission when the rights are told to be none, whatever the words are", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server, { get_api_info: apiInfo("deny"), check_health: actionError });
    expect(await client().readHealth()).toMatchObject({ permission: "deny", outcome: { kind: "forbidden" } });
  });

  test("is an answer that is not understood when the account may read, even if its words speak of a permission", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server, { check_health: permissionError });
    const { outcome } = await client().readHealth();
    expect(outcome).toMatchObject({
      kind: "bad-answer",
      status: 200,
      detail: expect.stringContaining("Sample: account"),
    });
  });

  test.each([200, 403, 500])("means the same with HTTP %i", async (status) => {
    const { server, client } = await startApplianceTest();
    const refusal = xml(status, "error.permission.xml");
    answerV1(server, { get_api_info: refusal, check_health: refusal });
    expect((await client().readHealth()).outcome.kind).toBe("forbidden");
  });

  test("does not keep the health from being read when only the rights are refused", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server, { get_api_info: actionError });
    expect(await client().readHealth()).toMatchObject({ api: "v1", permission: null, outcome: { kind: "answered" } });
  });

  test("for a token that has worked brings one new token, and no more when that is refused too", async () => {
    const { server, client, clock } = await startApplianceTest();
    answerV1(server);
    giveTokens(server);
    const appliance = client();
    await appliance.readHealth();
    answerV1(server, { get_api_info: permissionError, check_health: permissionError });
    giveTokens(server);
    const tokensBefore = server.count(routes.token);
    for (let look = 0; look < 5; look += 1) {
      expect((await appliance.readHealth()).outcome.kind).toBe("forbidden");
      clock.advance(60_000);
    }
    expect(server.count(routes.token) - tokensBefore).toBe(1);
  });

  test("for a token that has died is healed by the new one within the look", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server);
    giveTokens(server);
    const appliance = client();
    await appliance.readHealth();
    answerV1(server, {
      get_api_info: forToken(permissionError, xml(200, "get_api_info.24.xml")),
      check_health: forToken(permissionError, xml(200, "check_health.primary-ok.xml")),
    });
    server.answer(routes.token, { status: 200, body: '{"access_token":"token-2","expires_in":3600}' });
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
  });
});

describe("a dead token", () => {
  test.each([200, 400, 401, 403])("is recognized by its error id with HTTP %i in both versions", async (status) => {
    for (const speaks of ["v1", "v2"]) {
      const { server, client } = await startApplianceTest();
      if (speaks === "v1") answerV1(server);
      giveTokens(server);
      const appliance = client();
      await appliance.readHealth();
      const dead = { ...accessDenied, status };
      const healthy =
        speaks === "v1" ? xml(200, "check_health.primary-ok.xml") : sampleAnswer(200, "v2_health.primary-ok.json");
      if (speaks === "v1") answerV1(server, { check_health: forToken(dead, healthy) });
      else server.answer(routes.health, forToken(dead, healthy));
      server.answer(routes.token, { status: 200, body: '{"access_token":"token-2","expires_in":3600}' });
      expect(await appliance.readHealth()).toMatchObject({ api: speaks, outcome: { kind: "answered" } });
      expect(server.count(routes.token)).toBe(2);
    }
  });
});

describe("the appliance list", () => {
  const listed = {
    kind: "listed",
    appliances: [
      {
        id: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        name: "Site One",
        hostname: "site1.example.com",
        clusterRole: "single",
        role: "primary",
        isAcceptingConnections: true,
      },
      {
        id: "f9e8d7c6b5a4938271605f4e3d2c1b0a",
        name: "Site Two",
        hostname: "site2.example.com",
        clusterRole: "single",
        role: "backup",
        isAcceptingConnections: true,
      },
    ],
  };
  test("is the same from both versions of the API", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.appliances, sampleAnswer(200, "v2_appliance.json"));
    expect(await client().readAppliances()).toEqual(listed);
    answerV1(server);
    expect(await client().readAppliances()).toEqual(listed);
  });

  test("calls the first of a cluster primary, as older versions do not", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server, {
      get_appliances: xmlText(
        "<appliances><appliance><cluster_role>master</cluster_role><accepting_connections>0</accepting_connections></appliance></appliances>",
      ),
    });
    expect(await client().readAppliances()).toEqual({
      kind: "listed",
      appliances: [
        { id: null, name: null, hostname: null, clusterRole: "primary", role: null, isAcceptingConnections: false },
      ],
    });
  });

  test.each<[string, Answer]>([
    ["an error", actionError],
    ["no list", xmlText("<appliance/>")],
    ["hundreds of them", xmlText(`<appliances>${"<appliance/>".repeat(300)}</appliances>`)],
  ])("of v1 that is %s is a bad answer", async (_, answer) => {
    const { server, client } = await startApplianceTest();
    answerV1(server, { get_appliances: answer });
    expect((await client().readAppliances()).kind).toBe("bad-answer");
    expect(server.count(routes.token)).toBe(1);
  });

  test.each<[string, Answer, string]>([
    ["no list", { status: 200, body: "{}" }, "bad-answer"],
    ["a list of something else", { status: 200, body: '[{"id":7}]' }, "bad-answer"],
    ["hundreds of them", { status: 200, body: JSON.stringify(Array.from({ length: 300 }, () => ({}))) }, "bad-answer"],
    ["a fault", { status: 500, body: '{"message":"x"}' }, "bad-answer"],
    ["not allowed", sampleAnswer(403, "v2_403.json"), "forbidden"],
    ["not there", { status: 404, body: "" }, "bad-answer"],
  ])("of v2 that is %s", async (_, answer, kind) => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.appliances, answer);
    expect((await client().readAppliances()).kind).toBe(kind);
  });
});

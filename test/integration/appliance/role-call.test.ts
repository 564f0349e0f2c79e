/** A role change as it goes over the wire: what is sent, that it is sent once, and what each answer means. */
import { describe, expect, test } from "vitest";
import { sampleAnswer } from "../../support/sample-server.ts";
import { answerV1, v1Route, xml, xmlText } from "../../support/sample-server-v1.ts";
import { roleRoute, setPrimary, startWritingTest, type WritingTest } from "../../support/writing-test.ts";

const said = expect.any(String);
const sets = ({ server }: WritingTest) =>
  server.requests.filter(({ route, body }) => route === roleRoute || body.includes("set_failover_role"));

/** Answers the role change of v1 and leaves the reading questions as they are. */
function answerChange({ server }: WritingTest, answer: Parameters<WritingTest["server"]["answer"]>[1]): void {
  answerV1(server);
  const reading = new Map<string, ReturnType<typeof xml>>([["action=get_api_info", xml(200, "get_api_info.24.xml")]]);
  server.answer(v1Route, (request, response) => {
    const known = reading.get(request.body);
    if (known) return known;
    return typeof answer === "function" ? answer(request, response) : answer;
  });
}

describe("what is sent", () => {
  test("is exactly the call that was shown, with a token and an end of the connection", async () => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, sampleAnswer(200, "v2_failover-role.ok.json"));
    const exact = wire.exact(setPrimary);
    await wire.writer().setRole(exact);
    const [sent] = sets(wire);
    expect(sent?.body).toBe('{"role":"primary","data_sync_first":true,"force":false}');
    expect(sent?.headers).toMatchObject({ ...exact.headers, authorization: said, connection: "close" });
    const known = ["host", "content-length", "authorization", "connection", ...Object.keys(exact.headers)];
    expect(Object.keys(sent?.headers ?? {}).filter((name) => !known.includes(name))).toEqual([]);
  });

  test("is posted as a form to an appliance that speaks v1", async () => {
    const wire = await startWritingTest("v1");
    answerChange(wire, xml(200, "set_failover_role.sync-started.xml"));
    const outcome = await wire.writer().setRole(wire.exact(setPrimary));
    expect(outcome).toEqual({
      kind: "accepted",
      words: "Successfully started data sync. Role change will occur upon successful completion.",
    });
    expect(sets(wire).map(({ body }) => body)).toEqual([
      "action=set_failover_role&role=primary&data_sync_first=1&force=0",
    ]);
  });

  test("is nothing when it is for another address than the client's", async () => {
    const wire = await startWritingTest("v2");
    const exact = { ...wire.exact(setPrimary), url: "https://site9.example.com/api/command/v2/failover-role" };
    await expect(wire.writer().setRole(exact)).rejects.toThrow("site9.example.com");
    expect(wire.server.connections).toBe(0);
  });
});

describe("an answer of v2", () => {
  test.each([
    [200, "v2_failover-role.ok.json", "accepted"],
    [422, "v2_failover-role.422.json", "refused"],
    [403, "v2_403.json", "refused"],
    [400, "v2_403.json", "refused"],
    [404, "v2_403.json", "refused"],
    [401, "auth.access_denied.json", "refused"],
    [500, "v2_failover-role.500.json", "unclear"],
    [502, "v2_failover-role.500.json", "unclear"],
    [202, "v2_failover-role.ok.json", "unclear"],
    [302, "v2_failover-role.ok.json", "unclear"],
    [200, "set_failover_role.changed.xml", "unclear"],
  ])("of status %i with %s is %s, and the call is not sent again", async (status, name, kind) => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, { ...sampleAnswer(status, name), headers: { location: "/elsewhere" } });
    const outcome = await wire.writer().setRole(wire.exact(setPrimary));
    expect(outcome).toEqual({ kind, words: said });
    expect(sets(wire)).toHaveLength(1);
  });

  test("that refuses keeps its words, those about single fields included", async () => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, sampleAnswer(422, "v2_failover-role.422.json"));
    const { words } = await wire.writer().setRole(wire.exact(setPrimary));
    expect(words).toContain("the given data was invalid");
    expect(words).toContain("role: Sample: must be primary or backup");
  });

  test("that refuses the token is final: no other token is asked for", async () => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, sampleAnswer(401, "auth.access_denied.json"));
    await wire.writer().setRole(wire.exact(setPrimary));
    expect(wire.server.count("POST /oauth2/token")).toBe(1);
  });
});

describe("an answer of v1", () => {
  test.each([
    [200, "set_failover_role.changed.xml", "accepted"],
    [200, "set_failover_role.error.xml", "refused"],
    [500, "set_failover_role.error.xml", "refused"],
    [200, "error.permission.xml", "refused"],
    [200, "check_health.primary-ok.xml", "unclear"],
  ])("of status %i with %s is %s", async (status, name, kind) => {
    const wire = await startWritingTest("v1");
    answerChange(wire, xml(status, name));
    expect(await wire.writer().setRole(wire.exact(setPrimary))).toEqual({ kind, words: said });
    expect(sets(wire)).toHaveLength(1);
  });

  test.each([
    ["a page", xmlText("<h1>Internal Server Error", 500)],
    ["a success in the middle of something else", xmlText("<answer><success>1</success></answer>")],
    ["nothing", xmlText("")],
  ])("that is %s is unclear", async (_what, answer) => {
    const wire = await startWritingTest("v1");
    answerChange(wire, answer);
    expect(await wire.writer().setRole(wire.exact(setPrimary))).toMatchObject({ kind: "unclear" });
  });
});

describe("a connection that fails", () => {
  test.each(["v1", "v2"] as const)(
    "after the call arrived over %s is unclear, and nothing is sent again",
    async (api) => {
      const wire = await startWritingTest(api);
      const cut = (_request: unknown, response: { destroy(): void }) => void response.destroy();
      if (api === "v2") wire.server.answer(roleRoute, cut as never);
      else answerChange(wire, cut as never);
      const outcome = await wire.writer().setRole(wire.exact(setPrimary));
      expect(outcome).toEqual({ kind: "unclear", words: expect.stringContaining("may have been sent") });
      await wire.server.untilIdle();
      expect(sets(wire)).toHaveLength(1);
    },
  );

  test("by a silence that is too long is unclear, and nothing is sent again", async () => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, () => undefined);
    const writer = wire.writer({ callLimits: { answerMs: 200 } });
    expect(await writer.setRole(wire.exact(setPrimary))).toMatchObject({
      kind: "unclear",
      words: expect.stringContaining("ANSWER_TIMEOUT"),
    });
    expect(sets(wire)).toHaveLength(1);
  });

  test("in the middle of the answer is unclear", async () => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"message":');
      setTimeout(() => response.destroy(), 20);
      return undefined;
    });
    expect(await wire.writer().setRole(wire.exact(setPrimary))).toMatchObject({ kind: "unclear" });
  });

  test("before anything could be sent says so: nobody listens there", async () => {
    const wire = await startWritingTest("v2");
    const writer = wire.writer({ destination: { ...wire.destination, address: { host: "127.0.0.1", port: 1 } } });
    const exact = { ...wire.exact(setPrimary), url: "https://127.0.0.1:1/api/command/v2/failover-role" };
    expect(await writer.setRole(exact)).toEqual({
      kind: "refused",
      words: expect.stringMatching(/^Nothing was sent: .*ECONNREFUSED/),
    });
  });

  test("at a certificate that changed after the token was proved sends nothing", async () => {
    const wire = await startWritingTest("v2");
    const other = await wire.ca.issue({ dns: ["other.example.com"] });
    wire.server.answer("GET /api/command/v2/info", () => {
      wire.server.changeCertificate(other);
      return sampleAnswer(200, "v2_info.json");
    });
    expect(await wire.writer().setRole(wire.exact(setPrimary))).toEqual({
      kind: "refused",
      words: expect.stringMatching(/^Nothing was sent: .*not trusted/),
    });
    expect(sets(wire)).toHaveLength(0);
  });
});

describe("the account that writes", () => {
  test.each([
    ["v2", "full_access"],
    ["v1", "full_access"],
  ] as const)("tells over %s what it may do", async (api, permission) => {
    const wire = await startWritingTest(api);
    expect(await wire.writer().askAccess()).toEqual({ permission, api });
  });

  test("sends the call as one request when its token was proved just before", async () => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, sampleAnswer(200, "v2_failover-role.ok.json"));
    const writer = wire.writer();
    await writer.askAccess();
    const before = wire.server.connections;
    expect(await writer.setRole(wire.exact(setPrimary))).toMatchObject({ kind: "accepted" });
    expect(wire.server.connections - before).toBe(1);
    // A second one has its token proved anew.
    await writer.setRole(wire.exact(setPrimary));
    expect(wire.server.count("GET /api/command/v2/info")).toBe(2);
  });

  test("proves its token right before the call where nobody did, and gets a new one when it is dead by then", async () => {
    const wire = await startWritingTest("v2");
    wire.server.answer(roleRoute, sampleAnswer(200, "v2_failover-role.ok.json"));
    const writer = wire.writer();
    let asked = 0;
    wire.server.answer("GET /api/command/v2/info", () => {
      asked += 1;
      return asked === 1 ? sampleAnswer(401, "auth.access_denied.json") : sampleAnswer(200, "v2_info.json");
    });
    expect(await writer.setRole(wire.exact(setPrimary))).toMatchObject({ kind: "accepted" });
    expect(wire.server.count("POST /oauth2/token")).toBe(2);
    expect(sets(wire)).toHaveLength(1);
  });

  test("without a secret sends nothing and says so", async () => {
    const wire = await startWritingTest("v2");
    const writer = wire.writer({ readSecret: async () => null });
    expect(await writer.setRole(wire.exact(setPrimary))).toEqual({
      kind: "refused",
      words: expect.stringContaining("no secret is stored"),
    });
    expect(await writer.askAccess()).toEqual({ permission: null, api: null });
    expect(wire.server.connections).toBe(0);
  });
});

test("a dry run sends not one byte for a call, and still reads", async () => {
  const wire = await startWritingTest("v2");
  const writer = wire.writer({ isDryRun: true });
  expect(await writer.setRole(wire.exact(setPrimary))).toEqual({
    kind: "refused",
    words: "Nothing was sent: this is a dry run.",
  });
  expect(wire.server.connections).toBe(0);
  expect(await writer.askAccess()).toMatchObject({ api: "v2" });
});

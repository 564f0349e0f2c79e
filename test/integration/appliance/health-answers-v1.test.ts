import { describe, expect, test } from "vitest";
import { startApplianceTest } from "../../support/appliance-test.ts";
import { type Answer, sample, sampleDate } from "../../support/sample-server.ts";
import { answerV1, v1Route, xml, xmlText } from "../../support/sample-server-v1.ts";

const clock = new Date(sampleDate).toISOString();
const primary = {
  applianceId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  hostname: "site1.example.com",
  version: "24.2.2",
  build: "58123",
  clusterRole: null,
  role: "primary",
  sharedIps: ["203.0.113.10"],
  lastSync: { at: "2026-03-02T09:15:04.000Z", status: "Sample status text (real wording unknown)" },
  clock,
};
const backup = {
  ...primary,
  applianceId: "f9e8d7c6b5a4938271605f4e3d2c1b0a",
  hostname: "site2.example.com",
  role: "backup",
  sharedIps: [],
};

async function look(answer: Answer) {
  const { server, client } = await startApplianceTest();
  answerV1(server, { check_health: answer });
  return client().readHealth();
}

const text = (name: string): string => sample(name).toString();
/** The sample of a healthy primary with something in it replaced. */
function changed(from: string | RegExp, to: string): string {
  const whole = text("check_health.primary-ok.xml");
  const result = whole.replace(from, to);
  if (result === whole) throw new Error(`${String(from)} is not in the sample`);
  return result;
}

describe("the documented answers", () => {
  test("a healthy primary is read in full", async () => {
    expect(await look(xml(200, "check_health.primary-ok.xml"))).toEqual({
      api: "v1",
      permission: "full_access",
      outcome: { kind: "answered", reading: primary },
    });
  });

  test("a healthy backup is read with the sync elements and without them, in both namespaces", async () => {
    expect((await look(xml(200, "check_health.backup-ok.xml"))).outcome).toEqual({ kind: "answered", reading: backup });
    expect((await look(xml(200, "check_health.backup-ok.no-sync.xml"))).outcome).toEqual({
      kind: "answered",
      reading: { ...backup, lastSync: null },
    });
  });

  test("an appliance without relationship says so", async () => {
    expect((await look(xml(200, "check_health.no-failover.xml"))).outcome).toEqual({
      kind: "answered",
      reading: { ...primary, version: "19.1.8", build: "37001", role: "none", sharedIps: [], lastSync: null },
    });
  });

  test.each([200, 500])(
    "success 0 with HTTP %i is a reading of an unhealthy appliance with all its messages",
    async (status) => {
      expect((await look(xml(status, "check_health.failure.xml"))).outcome).toEqual({
        kind: "unhealthy",
        messages: ["Sample problem text one (real wording unknown)", "Sample problem text two (real wording unknown)"],
        reading: { ...primary, sharedIps: ["203.0.113.10", "2001:db8::10"] },
      });
    },
  );

  test("actions are posted as a form with the token", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server);
    await client().readHealth();
    const calls = server.requests.filter(({ route }) => route === v1Route);
    expect(calls.map(({ body }) => body)).toEqual(["action=get_api_info", "action=check_health"]);
    for (const { headers } of calls) {
      expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
      expect(headers.authorization).toBe("Bearer sampleTokenNotReal000000000000000000");
      expect(headers.cookie).toBeUndefined();
    }
  });

  test("what an account that may only read is told", async () => {
    const { server, client } = await startApplianceTest();
    answerV1(server, { get_api_info: xml(200, "get_api_info.19.read-only.xml") });
    expect(await client().readHealth()).toMatchObject({ permission: "read_only", outcome: { kind: "answered" } });
  });
});

describe("answers in other forms that are still understood", () => {
  test.each([
    [
      "with a prefix for the namespace",
      text("check_health.primary-ok.xml")
        .replace(/<(\/?)(?=[a-z])/g, "<$1c:")
        .replace("xmlns=", "xmlns:c="),
    ],
    ["without a namespace", changed(/ xmlns="[^"]*"/, "")],
    ["without a prolog", changed(/^<\?xml[^>]*>\s*/, "")],
    ["with line ends of Windows", text("check_health.primary-ok.xml").replaceAll("\n", "\r\n")],
    ["with a blank line before the prolog", `\n${text("check_health.primary-ok.xml")}`],
    ["with elements nobody knows", changed("<success>", '<disk free="1"><a/></disk><success>')],
    ["with the role in capital data", changed("primary<", "<![CDATA[primary]]><")],
    ["with character numbers", changed(">site1.", ">&#115;&#x69;te1.")],
    ["with an unreadable ts and a readable text", changed('ts="1772442904"', 'ts="soon"')],
    ["with a text of another zone beside ts", changed("09:15:04+00:00", "03:15:04-06:00")],
  ])("%s", async (_, body) => {
    expect((await look(xmlText(body))).outcome).toEqual({ kind: "answered", reading: primary });
  });

  test("escaped characters are shown as they are meant, and no text is escaped twice", async () => {
    const { outcome } = await look(
      xmlText(changed("Sample status text (real wording unknown)", "a &lt;b&gt; &amp;amp; <![CDATA[&amp;]]>")),
    );
    expect(outcome).toMatchObject({ reading: { lastSync: { status: "a <b> &amp; &amp;" } } });
  });

  test("the seconds in ts count, not the text", async () => {
    const { outcome } = await look(xmlText(changed("2026-03-02T09:15:04+00:00", "2020-01-01T00:00:00+00:00")));
    expect(outcome).toMatchObject({ reading: { lastSync: { at: "2026-03-02T09:15:04.000Z" } } });
  });

  test.each([
    [
      "empty",
      changed(/<last_data_sync_time.*<\/last_data_sync_time>/, '<last_data_sync_time ts=""></last_data_sync_time>'),
    ],
    ["second 0", changed(/<last_data_sync_time.*<\/last_data_sync_time>/, '<last_data_sync_time ts="0"/>')],
  ])("a sync time that is %s is no sync", async (_, body) => {
    expect((await look(xmlText(body))).outcome).toMatchObject({ kind: "answered", reading: { lastSync: null } });
  });

  test("a version in another shape is shown whole", async () => {
    const { outcome } = await look(xmlText(changed(/<version>.*<\/version>/, "<version>Release 7</version>")));
    expect(outcome).toMatchObject({ reading: { version: "Release 7", build: null } });
  });

  test("an appliance that fails its own check may leave out its role, its messages and its shared IPs", async () => {
    const body = "<health_check><success> 0 </success></health_check>";
    expect((await look(xmlText(body))).outcome).toEqual({
      kind: "unhealthy",
      messages: [],
      reading: {
        applianceId: null,
        hostname: null,
        version: null,
        build: null,
        clusterRole: null,
        role: null,
        sharedIps: null,
        lastSync: null,
        clock,
      },
    });
  });

  test("without a Date header its clock is the timestamp, in the look that asked for it", async () => {
    const { server, client } = await startApplianceTest();
    const dateless: Answer = (_, response) => {
      response.sendDate = false;
      response.writeHead(200);
      response.end(sample("check_health.primary-ok.xml"));
      return undefined;
    };
    answerV1(server, { check_health: dateless });
    const appliance = client();
    expect((await appliance.readHealth()).outcome).toMatchObject({ reading: { clock: "2026-03-02T09:15:04.000Z" } });
    expect((await appliance.readHealth()).outcome).toMatchObject({ reading: { clock: null } });
  });
});

const entityBomb = `<?xml version="1.0"?><!DOCTYPE health_check [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

describe("answers that are not understood say what was wrong", () => {
  test.each<[string, string | Buffer, RegExp]>([
    ["empty", "", /not well-formed/],
    ["cut off", sample("check_health.primary-ok.xml").subarray(0, 900), /not well-formed/],
    ["cut off in a tag", "<health_check><succ", /not well-formed/],
    ["cut off in a comment", "<!-- health", /not well-formed/],
    ["JSON", '{"failover_role":"primary"}', /not well-formed/],
    ["a web page", "<html><body><br>Login</body></html>", /not well-formed/],
    ["a well-formed web page", "<html><body>Login</body></html>", /another document: <html>/],
    ["the answer to another action", sample("get_appliances.xml"), /another document: <appliances>/],
    ["two documents", "<health_check/><health_check/>", /more than one document/],
    ["binary", Buffer.from([0, 255, 254, 0, 128, 13, 10]), /not well-formed/],
    ["with a document type", `<!DOCTYPE a><health_check/>`, /document type/],
    ["with entities of its own", `${entityBomb}<health_check>&b;</health_check>`, /document type/],
    ["with an external entity", `<!doctype a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`, /document type/],
    ["with an entity nobody defined", changed("primary<", "&primary;<"), /entity &primary;/],
    ["with a character number no alphabet has", changed("primary<", "&#x110000;<"), /entity/],
    ["nested beyond reason", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`, /not well-formed/],
    ["named after a property of every object", "<a><__proto__>1</__proto__></a>", /not well-formed/],
    ["longer than any real one", `<health_check>${" ".repeat(70_000)}</health_check>`, /longer than any real one/],
    ["without success", changed(/<success>1<\/success>/, ""), /success/],
    ["with a success of yes", changed("<success>1", "<success>yes"), /success/],
    ["with a success of 2", changed("<success>1", "<success>2"), /success/],
    ["without a role", changed(/<failover_role>.*<\/failover_role>/, ""), /failover_role/],
    ["with a role nobody documented", changed("primary</failover_role>", "master</failover_role>"), /failover_role/],
    ["with a sync time that is none", changed(/ts="1772442904">[^<]*</, ">yesterday<"), /last_data_sync_time/],
    ["with a sync time past the year 9999", changed("1772442904", "999999999999"), /last_data_sync_time/],
    [
      "with hundreds of shared IPs",
      changed("<ip>203.0.113.10</ip>", "<ip>203.0.113.10</ip>".repeat(500)),
      /enabled_shared_ips/,
    ],
  ])("%s", async (_, body, detail) => {
    const { outcome } = await look({ status: 200, body });
    expect(outcome).toEqual({ kind: "bad-answer", status: 200, detail: expect.stringMatching(detail) });
  });

  test.each([201, 204, 302, 405, 429, 502, 503])("HTTP %i with no document of the API", async (status) => {
    expect((await look({ status, body: "" })).outcome).toMatchObject({ kind: "bad-answer", status });
  });

  test("300 MB: cut off at the limit, long before they are sent", async () => {
    const chunk = Buffer.alloc(64 * 1024, "<a></a>");
    let sent = 0;
    const closed = Promise.withResolvers<void>();
    const { outcome } = await look((_, response) => {
      response.writeHead(200, { "content-type": "text/xml" });
      response.write("<health_check>");
      const pour = () => {
        while (sent < 300_000_000 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return;
        }
        response.end();
      };
      response.on("drain", pour);
      response.on("close", closed.resolve);
      pour();
      return undefined;
    });
    await closed.promise;
    expect(outcome).toEqual({ kind: "bad-answer", status: null, detail: "the answer is larger than any real one" });
    expect(sent).toBeLessThan(30_000_000);
  });
});

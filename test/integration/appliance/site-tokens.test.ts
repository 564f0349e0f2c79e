import { describe, expect, onTestFinished, test } from "vitest";
import { createProtocols } from "../../../electron/core/create-protocols.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { type Answer, routes, type SampleServer, sampleAnswer } from "../../support/sample-server.ts";
import { definePairOn, startSamplePair } from "../../support/sample-server-pair.ts";
import { answerV1, v1Route, xml } from "../../support/sample-server-v1.ts";

const dead = sampleAnswer(401, "auth.access_denied.json");
const ids = { site1: "0a1b2c3d4e5f60718293a4b5c6d7e8f9", site2: "f9e8d7c6b5a4938271605f4e3d2c1b0a" };

/** Gives numbered tokens of its own, and takes none but the last of them. */
function guard(server: SampleServer, name: string, role: "primary" | "backup"): void {
  let given = 0;
  server.answer(routes.token, () => {
    given += 1;
    return { status: 200, body: JSON.stringify({ access_token: `${name}-${given}`, expires_in: 3600 }) };
  });
  const only =
    (answer: Answer): Answer =>
    (request, response) => {
      if (request.headers.authorization !== `Bearer ${name}-${given}`) return dead;
      return typeof answer === "function" ? answer(request, response) : answer;
    };
  server.answer(routes.info, only(sampleAnswer(200, "v2_info.json")));
  server.answer(routes.health, only(sampleAnswer(200, `v2_health.${role}-ok.json`)));
}

async function startGuardedPair() {
  const sample = await startSamplePair();
  const { pair, site1, site2 } = sample;
  guard(site1, "site1", "primary");
  guard(site2, "site2", "backup");
  const clock = createFakeClock();
  const open = (definition: PairDefinition = pair, secret: (name: string) => string | null = () => "right secret") => {
    const protocols = createProtocols({ pair: definition, readSecret: async (name) => secret(name), clock });
    onTestFinished(() => protocols.close());
    return protocols;
  };
  /** The same pair with the site name leading to another port. */
  const leadingTo = (port: number) => definePairOn(port, [site1.port, site2.port], pair.appliances[0].tls.ca ?? "");
  return { ...sample, clock, open, leadingTo };
}

const servedBy = async (protocols: { site(): Promise<{ outcome: object }> }) => {
  const { outcome } = await protocols.site();
  return "reading" in outcome ? (outcome.reading as { applianceId: string }).applianceId : outcome;
};
const tokens = (...servers: SampleServer[]) => servers.map((server) => server.count(routes.token));

describe("asking who serves the site name", () => {
  test("takes the appliance's own token, so that each appliance gives one an hour and no more", async () => {
    const { pair, open, clock, site1, site2 } = await startGuardedPair();
    const protocols = open();
    for (let minute = 0; minute < 58; minute += 1) {
      const looks = [...pair.appliances.map((appliance) => protocols.health(appliance)), protocols.site()];
      for (const { outcome } of await Promise.all(looks)) expect(outcome.kind).toBe("answered");
      clock.advance(60_000);
    }
    expect(tokens(site1, site2)).toEqual([1, 1]);
    clock.advance(120_000);
    expect(await servedBy(protocols)).toBe(ids.site1);
    await Promise.all(pair.appliances.map((appliance) => protocols.health(appliance)));
    expect(tokens(site1, site2)).toEqual([2, 2]);
  });

  test("is one request with a token in hand", async () => {
    const { open, site1, site2 } = await startGuardedPair();
    const protocols = open();
    await protocols.site();
    const before = site1.requests.length + site2.requests.length;
    await protocols.site();
    expect(site1.requests.length + site2.requests.length - before).toBe(1);
  });

  test("finds the other appliance by its token, and asks with that one first from then on", async () => {
    const { pair, open, leadingTo, site1, site2 } = await startGuardedPair();
    const protocols = open(leadingTo(site2.port));
    for (const appliance of pair.appliances) await protocols.health(appliance);
    const refusedBefore = site2.requests.length;
    expect(await servedBy(protocols)).toBe(ids.site2);
    expect(await servedBy(protocols)).toBe(ids.site2);
    expect(site2.requests.slice(refusedBefore).map(({ headers }) => headers.authorization)).toEqual([
      "Bearer site1-1",
      "Bearer site2-1",
      "Bearer site2-1",
    ]);
    expect(tokens(site1, site2)).toEqual([1, 1]);
  });

  test("has a token that died renewed by its own appliance", async () => {
    const { pair, open, site1, site2 } = await startGuardedPair();
    const protocols = open();
    for (const appliance of pair.appliances) await protocols.health(appliance);
    // Somebody else's login made the old token the oldest of thirty.
    guard(site1, "again", "primary");
    expect(await servedBy(protocols)).toBe(ids.site1);
    expect(tokens(site1, site2)).toEqual([2, 1]);
    for (const appliance of pair.appliances) {
      expect((await protocols.health(appliance)).outcome.kind).toBe("answered");
    }
    expect(tokens(site1, site2)).toEqual([2, 1]);
  });

  test("speaks to each appliance in the version of the API that it has", async () => {
    const { pair, open, leadingTo, site2 } = await startGuardedPair();
    answerV1(site2, { check_health: xml(200, "check_health.backup-ok.xml") });
    const protocols = open(leadingTo(site2.port));
    for (const appliance of pair.appliances) await protocols.health(appliance);
    expect(await servedBy(protocols)).toBe(ids.site2);
    expect(site2.count(v1Route)).toBeGreaterThan(0);
  });
});

describe("logging in through the site name", () => {
  test("happens when whoever serves it takes neither token, once for as long as the new one lives", async () => {
    const { open, leadingTo, clock, site1, site2 } = await startGuardedPair();
    const third = (await startSamplePair()).site1;
    guard(third, "third", "primary");
    const protocols = open(leadingTo(third.port));
    for (let minute = 0; minute < 50; minute += 1) {
      expect(await servedBy(protocols)).toBe(ids.site1);
      clock.advance(60_000);
    }
    expect(tokens(site1, site2, third)).toEqual([1, 1, 1]);
  });

  test("is tried once when it is refused, and does not spoil the secret for its own appliance", async () => {
    const { pair, open, leadingTo, clock, site1 } = await startGuardedPair();
    const third = (await startSamplePair()).site1;
    guard(third, "third", "primary");
    third.answer(routes.token, sampleAnswer(401, "oauth_token.invalid_client.json"));
    const protocols = open(leadingTo(third.port));
    for (let minute = 0; minute < 70; minute += 1) {
      expect(await servedBy(protocols)).toEqual({ kind: "unauthorized", code: "denied" });
      clock.advance(60_000);
    }
    expect(tokens(third)).toEqual([1]);
    expect((await protocols.health(pair.appliances[0])).outcome.kind).toBe("answered");
    expect(tokens(site1)).toEqual([2]);
  });

  test("is not tried with a secret that its own appliance has refused", async () => {
    const { open, leadingTo, site1, site2 } = await startGuardedPair();
    const third = (await startSamplePair()).site1;
    guard(third, "third", "primary");
    for (const server of [site1, site2])
      server.answer(routes.token, sampleAnswer(401, "oauth_token.invalid_client.json"));
    const protocols = open(leadingTo(third.port));
    for (let look = 0; look < 3; look += 1) {
      expect(await servedBy(protocols)).toEqual({ kind: "unauthorized", code: "denied" });
    }
    expect([...tokens(site1, site2, third), third.connections]).toEqual([1, 1, 0, 0]);
  });

  test("still tells who serves when neither appliance can be reached at its own address", async () => {
    const { open, leadingTo, site1, site2 } = await startGuardedPair();
    const third = (await startSamplePair()).site1;
    guard(third, "third", "primary");
    const definition = leadingTo(third.port);
    await Promise.all([site1.close(), site2.close()]);
    const protocols = open(definition);
    expect(await servedBy(protocols)).toBe(ids.site1);
    expect(await servedBy(protocols)).toBe(ids.site1);
    expect(tokens(third)).toEqual([1]);
  });

  test("sends nothing to a certificate that is not trusted, neither a secret nor a token", async () => {
    const { pair, open } = await startGuardedPair();
    const third = (await startSamplePair()).site1;
    const site = {
      ...pair.site,
      connect: [`127.0.0.1:${third.port}`],
      tls: { trust: "pin" as const, pin: "0".repeat(64) },
    };
    const protocols = open({ ...pair, site });
    for (const appliance of pair.appliances) await protocols.health(appliance);
    expect(await servedBy(protocols)).toMatchObject({ kind: "tls-untrusted", code: "PIN_CHANGED" });
    await third.untilIdle();
    expect(third.receivedBytes).toBe(0);
  });

  test("is not tried without a secret", async () => {
    const { open, site1, site2 } = await startGuardedPair();
    expect(await servedBy(open(undefined, () => null))).toEqual({ kind: "unauthorized", code: "no-secret" });
    expect([site1.connections, site2.connections]).toEqual([0, 0]);
  });
});

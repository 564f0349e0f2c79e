import { describe, expect, test } from "vitest";
import { type ApiSession, createApiSession } from "../../../electron/core/appliance/api-session.ts";
import { createSecretTrials } from "../../../electron/core/appliance/secret-trials.ts";
import { withToken } from "../../../electron/core/appliance/token-answer.ts";
import { createTokenSource } from "../../../electron/core/appliance/token-source.ts";
import type { HttpsClient } from "../../../electron/core/net/https-client.ts";
import { createDyingTokens, type DyingTokensOptions } from "../../support/dying-tokens.ts";
import { type Choose, inEveryOrder } from "../../support/every-order.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

type Ask = (session: ApiSession, https: HttpsClient) => Promise<string>;

const health: Ask = async (session) => (await session.ask((api) => api.health)).outcome.kind;
const appliances: Ask = async (session) => (await session.ask((api) => api.appliances)).outcome.kind;
/** As the question for the site name does: whether the lent token is taken there is no matter, that it is used up is. */
const lend =
  (cached: boolean): Ask =>
  async (session, https) => {
    const access = await session.access({ cached });
    if (access?.kind === "access") await https.send(withToken(access.api.health.request, access.token));
    return access?.kind ?? "nothing in hand";
  };

function startSession(options: DyingTokensOptions) {
  const appliance = createDyingTokens(options);
  const { https } = appliance;
  const clock = createFakeClock();
  const trials = createSecretTrials(clock);
  const tokens = createTokenSource({ https, clientId: "monitor", readSecret: async () => "right", trials, clock });
  return { appliance, session: createApiSession({ https, tokens }) };
}

/** Lets all that can go on without an answer go on. */
const untilStill = () => new Promise((resolve) => setImmediate(resolve));

/** Looks one after another; within each, the next question begins or a waiting answer comes, as is chosen. */
async function look(looks: Ask[][], options: DyingTokensOptions, choose: Choose) {
  const { appliance, session } = startSession(options);
  const found: string[] = [];
  for (const asks of looks) {
    const toBegin = [...asks];
    const begun: Promise<unknown>[] = [];
    for (; toBegin.length + appliance.waiting > 0; await untilStill()) {
      const choice = choose(appliance.waiting + Math.min(toBegin.length, 1));
      if (choice < appliance.waiting) appliance.answer(choice);
      else
        begun.push(Promise.resolve(toBegin.shift()?.(session, appliance.https)).then((kind) => found.push(`${kind}`)));
    }
    await Promise.all(begun);
  }
  return { found: found.sort(), tokensGiven: appliance.tokensGiven };
}

const versions = ["v2", "v1"] as const;
const counting = ["on arrival", "when answering"] as const;
const kinds = versions.flatMap((speaks) => counting.map((counts) => [speaks, counts] as const));

describe.each(kinds)("where tokens die early, with %s and calls counted %s,", (speaks, counts) => {
  test.each<[string, Ask[][]]>([
    ["two questions at the first look", [[health, appliances]]],
    ["three questions at the second look", [[health], [health, appliances, health]]],
    ["two questions at the first look, while a token is lent,", [[health, appliances, lend(false)]]],
    ["two questions at the second look, while a token is lent,", [[health], [health, appliances, lend(true)]]],
  ])("%s are answered in whatever order they begin and answers come", async (_, looks) => {
    const wellAsked = ["access", "answered", "listed", "nothing in hand"];
    for (const callsPerToken of [1, 2]) {
      const unanswered: string[][] = [];
      let mostTokens = 0;
      await inEveryOrder(async (choose) => {
        const { found, tokensGiven } = await look(looks, { speaks, counts, callsPerToken }, choose);
        if (!found.every((kind) => wellAsked.includes(kind))) unanswered.push(found);
        mostTokens = Math.max(mostTokens, tokensGiven);
      });
      expect(unanswered).toEqual([]);
      // One for each question, and one that asking for the account's rights uses up.
      expect(mostTokens).toBeLessThanOrEqual(looks.flat().length + 1);
    }
  });

  test("two tokens that are refused while they are new are all that is asked for, however many ask", async () => {
    const asks = [health, appliances, health];
    await inEveryOrder(async (choose) => {
      const { found, tokensGiven } = await look([asks, asks], { speaks, counts, callsPerToken: 0 }, choose);
      expect([...new Set(found), tokensGiven]).toEqual(["forbidden", 2]);
    });
  });
});

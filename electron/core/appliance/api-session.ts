/**
 * Asks one appliance through the version of the command API that it speaks.
 *
 * Guarantees: the version and the account's rights are remembered for as long as the token lives, or until an answer does
 * not fit any more (an upgrade), and are then found again within the same question; they are asked for once, however many
 * questions wait for them; a v1 error is never judged by its wording: it is a missing permission when the appliance also
 * refuses to tell the account's rights or tells them to be none, and else an answer that is not understood.
 *
 * A question whose token is refused is asked again while nobody else may take a token: with the one that another question
 * has brought meanwhile, and then with a new one, which takes what is known over. Only a new one that nobody else can have
 * used says by its refusal that tokens are not taken, so every question is answered even where a token dies with its first
 * call, in whatever order the answers come.
 */
import type { ObservationOf } from "../../../shared/domain/observation.ts";
import type { HttpsClient } from "../net/https-client.ts";
import type { AccountRights, CommandApi, CommandQuestion, FailedOutcome, Refused } from "./command-api.ts";
import type { Access } from "./detect-api.ts";
import { createKnownAccess } from "./known-access.ts";
import { isTokenRefused, withToken } from "./token-answer.ts";
import type { TokenOutcome, TokenSource } from "./token-source.ts";

export interface ApiAnswer<Found> {
  api: ObservationOf<"health">["api"];
  /** What was told of the account when its rights were last asked for; null when it never was. */
  rights: AccountRights | null;
  /** The appliance's clock as it told it within this very question; null when it was not asked for it. ISO. */
  clock: string | null;
  outcome: Found | FailedOutcome;
}

export type ChooseQuestion<Found> = (api: CommandApi) => CommandQuestion<Found>;

export interface ApiSession {
  ask<Found extends { kind: string }>(choose: ChooseQuestion<Found>): Promise<ApiAnswer<Found>>;
  /** A token with the API it opens. `cached`: only what is in hand, without a request; null when there is nothing. */
  access(options: { cached: boolean }): Promise<Access | { kind: "failed"; outcome: FailedOutcome } | null>;
}

/** What one try led to: an answer, or what has to be had anew before another try, and the answer if that cannot be. */
interface Try<Found> {
  answer: ApiAnswer<Found>;
  again?: { need: "access" } | Refusal;
}

/** `carried`: what the token opened while it was taken, as good with the next one. */
interface Refusal {
  need: "token";
  token: string;
  carried: Access | null;
}

/** Of one question, after its first token: another question's, one that its rights use up, and one for itself. */
const mostOtherTokens = 3;

const newTokenRefused: FailedOutcome = { kind: "forbidden", detail: "a new token is refused" };
/** The appliance has told that the account may ask, so the refusal is about the token alone. */
const tokensDieEarly: FailedOutcome = {
  kind: "bad-answer",
  status: 401,
  detail: "it refuses its tokens soon after it gave them; another program may be using up this account's",
};

export function createApiSession(options: { https: HttpsClient; tokens: TokenSource }): ApiSession {
  const { https, tokens } = options;
  const known = createKnownAccess(options);

  async function tryOnce<Found extends { kind: string }>(
    choose: ChooseQuestion<Found>,
    held: TokenOutcome,
    carried: Access | null,
  ): Promise<Try<Found>> {
    if (held.kind !== "token") return { answer: bare("none", held) };
    const { token } = held;
    if (carried) known.carry(carried, token);
    const { isFresh, found } = await known.open(token);
    if (found.kind === "stopped") return { answer: bare(found.api, found.outcome) };
    if (found.kind === "token-refused") {
      return { answer: bare("none", newTokenRefused), again: { need: "token", token, carried: null } };
    }
    const tried = await put(https, found, choose(found.api));
    const answer = { ...tried.answer, clock: isFresh ? (found.rights?.clock ?? null) : null };
    if (["answered", "unhealthy", "listed"].includes(answer.outcome.kind)) tokens.prove(token);
    const again = tried.doubt && whatIsNeeded(tried.doubt, found, isFresh);
    return again ? { answer, again } : { answer };
  }

  function whatIsNeeded(doubt: Doubt, found: Access, isFresh: boolean): Try<never>["again"] | null {
    const { token } = found;
    if (doubt === "token") return { need: "token", token, carried: known.of(token) };
    known.forget();
    if (doubt === "next-time") return null;
    if (!isFresh) return { need: "access" };
    // A token that worked and is now refused everything in words may be a dead one (api-facts 2.9).
    return found.isRightsRefused && tokens.isProven(token) ? { need: "token", token, carried: null } : null;
  }

  return {
    async ask(choose) {
      let mayOpenAgain = true;
      async function attempt(held: TokenOutcome, carried: Access | null) {
        const tried = await tryOnce(choose, held, carried);
        if (tried.again?.need !== "access" || !mayOpenAgain) return tried;
        mayOpenAgain = false;
        return tryOnce(choose, held, null);
      }

      return (await untilTaken(tokens, attempt)).answer;
    },
    async access({ cached }) {
      const held = cached ? tokens.cached() : await tokens.get();
      if (held === null) return null;
      if (held.kind !== "token") return { kind: "failed", outcome: held };
      if (cached && !known.of(held.token)) return null;
      const { found } = await known.open(held.token);
      if (found.kind === "access") return found;
      return { kind: "failed", outcome: found.kind === "stopped" ? found.outcome : newTokenRefused };
    },
  };
}

/** With the token that all share, and if that is refused with others, alone. */
async function untilTaken<Found>(
  tokens: TokenSource,
  attempt: (held: TokenOutcome, carried: Access | null) => Promise<Try<Found>>,
): Promise<Try<Found>> {
  const first = await attempt(await tokens.get(), null);
  if (first.again?.need !== "token") return first;
  return tokens.alone(async (next) => {
    let tried = first;
    for (let left = mostOtherTokens; left > 0 && tried.again?.need === "token"; left -= 1) {
      const { token, carried } = tried.again;
      if (!tokens.discard(token)) break;
      tried = await attempt(await next(), carried);
    }
    return tried;
  });
}

const bare = (api: ApiAnswer<never>["api"], outcome: FailedOutcome): ApiAnswer<never> => ({
  api,
  rights: null,
  clock: null,
  outcome,
});

/** What an answer makes doubtful: the token, or what is known of the API, now or when it is asked next. */
type Doubt = "token" | "access" | "next-time";

interface Put<Found> {
  answer: ApiAnswer<Found>;
  doubt?: Doubt;
}

async function put<Found extends { kind: string }>(
  https: HttpsClient,
  access: Access,
  { request, read }: CommandQuestion<Found>,
): Promise<Put<Found>> {
  const { api, rights, token } = access;
  const say = (outcome: Found | FailedOutcome) => ({ api: api.version, rights, clock: null, outcome });
  const answer = await https.send(withToken(request, token));
  if (answer.kind !== "response") return { answer: say(answer) };
  if (isTokenRefused(answer)) {
    const mayAsk = rights?.permission === "read_only" || rights?.permission === "full_access";
    return { answer: say(mayAsk ? tokensDieEarly : newTokenRefused), doubt: "token" };
  }
  if (answer.status === 404) {
    const detail = `it does not offer this in ${api.version} of the command API`;
    return { answer: say({ kind: "bad-answer", status: 404, detail }), doubt: "access" };
  }
  const outcome = read(answer);
  if (isRefused(outcome)) return { answer: say(judgeRefusal(access, outcome)), doubt: "access" };
  const isLost = outcome.kind === "bad-answer" && api.version === "v1";
  return { answer: say(outcome), ...(isLost ? { doubt: "next-time" } : {}) };
}

const isRefused = (outcome: { kind: string }): outcome is Refused => outcome.kind === "refused";

function judgeRefusal({ rights, isRightsRefused }: Access, { status, detail }: Refused): FailedOutcome {
  if (isRightsRefused || rights?.permission === "deny") return { kind: "forbidden", detail };
  return { kind: "bad-answer", status, detail: `it refused: ${detail}` };
}

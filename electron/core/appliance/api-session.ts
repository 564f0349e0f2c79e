/**
 * Asks one appliance through the version of the command API that it speaks.
 *
 * Guarantees: the version and the account's rights are remembered for as long as the token lives, or until an answer does
 * not fit any more (an upgrade), and are then found again within the same question; a token that is refused is renewed
 * once in a question; a v1 error is never judged by its wording: it is a missing permission when the appliance also
 * refuses to tell the account's rights or tells them to be none, and else an answer that is not understood.
 */
import type { ObservationOf } from "../../../shared/domain/observation.ts";
import type { HttpsClient } from "../net/https-client.ts";
import type { AccountRights, CommandApi, CommandQuestion, FailedOutcome, Refused } from "./command-api.ts";
import { type Access, detectApi } from "./detect-api.ts";
import { isTokenRefused, withToken } from "./token-answer.ts";
import type { TokenSource } from "./token-source.ts";

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
  again?: { need: "token" | "access"; token: string };
}

const newTokenRefused: FailedOutcome = { kind: "forbidden", detail: "a new token is refused" };

export function createApiSession(options: { https: HttpsClient; tokens: TokenSource }): ApiSession {
  const { https, tokens } = options;
  let known: Access | null = null;

  /** Remembered when the appliance told what the account may do. */
  async function open(token: string) {
    if (known?.token === token) return { isFresh: false, found: known };
    const found = await detectApi(https, token);
    if (found.kind === "access" && found.rights?.permission) {
      tokens.prove(token);
      known = found;
    }
    return { isFresh: true, found };
  }

  async function tryOnce<Found extends { kind: string }>(choose: ChooseQuestion<Found>): Promise<Try<Found>> {
    const held = await tokens.get();
    if (held.kind !== "token") return { answer: bare("none", held) };
    const { token } = held;
    const { isFresh, found } = await open(token);
    if (found.kind === "stopped") return { answer: bare(found.api, found.outcome) };
    if (found.kind === "token-refused") {
      return { answer: bare("none", newTokenRefused), again: { need: "token", token } };
    }
    const tried = await put(https, found, choose(found.api));
    const answer = { ...tried.answer, clock: isFresh ? (found.rights?.clock ?? null) : null };
    if (["answered", "unhealthy", "listed"].includes(answer.outcome.kind)) tokens.prove(token);
    if (!tried.doubt) return { answer };
    const need = whatIsNeeded(tried.doubt, found, isFresh);
    return need ? { answer, again: { need, token } } : { answer };
  }

  function whatIsNeeded(doubt: Doubt, found: Access, isFresh: boolean): "token" | "access" | null {
    if (doubt === "token") return "token";
    known = null;
    if (doubt === "next-time") return null;
    if (!isFresh) return "access";
    // A token that worked and is now refused everything in words may be a dead one (api-facts 2.9).
    return found.isRightsRefused && tokens.isProven(found.token) ? "token" : null;
  }

  return {
    async ask(choose) {
      const left = new Set(["token", "access"]);
      for (;;) {
        const { answer, again } = await tryOnce(choose);
        if (!again || !left.delete(again.need)) return answer;
        if (again.need === "token" && !tokens.discard(again.token)) return answer;
      }
    },
    async access({ cached }) {
      const held = cached ? tokens.cached() : await tokens.get();
      if (held === null) return null;
      if (held.kind !== "token") return { kind: "failed", outcome: held };
      if (cached && known?.token !== held.token) return null;
      const { found } = await open(held.token);
      if (found.kind === "access") return found;
      return { kind: "failed", outcome: found.kind === "stopped" ? found.outcome : newTokenRefused };
    },
  };
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
  if (isTokenRefused(answer)) return { answer: say(newTokenRefused), doubt: "token" };
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

/** Why a look brought no reading, in plain words, and what to do about it. */
import type { Obstacle } from "../../shared/domain/observation.ts";
import type { ConnectionWords, Whom } from "./connection/layer-failures.ts";
import { connectionWords } from "./connection-words.ts";

export function obstacleWords(obstacle: Obstacle, whom: Whom): ConnectionWords {
  switch (obstacle.kind) {
    case "unreachable":
    case "tls-untrusted":
      return connectionWords(obstacle, whom);
    case "unauthorized":
      return accountWords[obstacle.code](whom);
    case "forbidden":
      return {
        what: `Permission: ${whom.name} accepts the API account, but does not let it look (${obstacle.detail}).`,
        fix: "Give the account read-only access to the Command API in /login > Management > API Configuration.",
      };
    case "bad-answer":
      return {
        what: `Answer: ${whom.name} answered, but not as an appliance does (${obstacle.detail}).`,
        fix: "Check that address and port are the appliance's own, and that no proxy answers in its place.",
      };
  }
}

const refusedAccount = ({ name }: Whom): ConnectionWords => ({
  what: `Account: ${name} refused the API account.`,
  fix: "The secret was tried once and is not tried again, because accounts lock. Check the account in /login > Management > API Configuration, then enter its secret anew.",
});

const heldBackAccount = ({ name }: Whom): ConnectionWords => ({
  what: `Account: ${name} answered the log-in with neither a token nor a refusal, so the secret is held back for a while.`,
  fix: "Accounts lock, so it is tried only a few times more, minutes and then hours apart. Check that no proxy answers in the appliance's place and that the account admits this computer's address, then enter the secret anew to try at once.",
});

const noSecret = ({ name }: Whom): ConnectionWords => ({
  what: `Account: no secret is stored for the API account of ${name}, so it was not asked.`,
  fix: "Enter the account's secret in this pair's settings.",
});

const accountWords = { denied: refusedAccount, "held-back": heldBackAccount, "no-secret": noSecret };

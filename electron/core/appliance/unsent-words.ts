/** Why a call had no answer, in words for the journal of a run. */
import type { CallOutcome } from "../../../shared/runbooks/run-call.ts";
import type { HttpsResponse } from "../net/https-client.ts";
import type { SentOnce } from "../net/one-shot.ts";
import type { FailedOutcome } from "./command-api.ts";

export const nothingSent = (reason: string): CallOutcome => ({
  kind: "refused",
  words: `Nothing was sent: ${reason}.`,
});

/** Of a backup alone, which changes nothing at the appliance wherever it ends. */
export const stoppedByPerson: CallOutcome = {
  kind: "refused",
  words: "Stopped by a person. Nothing of the backup was kept.",
};

/** What a call without an answer means for the run. */
export function withoutAnswer(sent: Exclude<SentOnce<unknown>, { kind: "answered" }>): CallOutcome {
  if (sent.kind === "blocked") return nothingSent("this is a dry run");
  if (sent.kind === "unsent") return nothingSent(whyFailed(sent.failure));
  return {
    kind: "unclear",
    words: `It may have been sent, and no answer came that says more: ${whyFailed(sent.failure)}.`,
  };
}

const accountReasons = {
  denied: "its secret was refused, and is not tried again",
  "held-back": "its secret was neither taken nor refused, and is held back for a while",
  "no-secret": "no secret is stored for it",
} as const;

const layerReasons = {
  dns: "the name could not be looked up",
  tcp: "no connection could be made",
  tls: "the secure connection could not be made",
  http: "the connection ended or stayed silent",
} as const;

export function whyFailed(failure: FailedOutcome | HttpsResponse): string {
  switch (failure.kind) {
    case "response":
      return `it answered HTTP ${failure.status}`;
    case "unauthorized":
      return `the account could not log in; ${accountReasons[failure.code]}`;
    case "forbidden":
      return `the account may not do this (${failure.detail})`;
    case "tls-untrusted":
      return `its certificate is not trusted (${failure.code})`;
    case "unreachable":
      return `${layerReasons[failure.layer]} (${failure.code})`;
    case "bad-answer":
      return `its answer is not understood (${failure.detail})`;
  }
}

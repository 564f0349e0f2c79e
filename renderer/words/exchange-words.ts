/** What came of one exchange with an appliance, in the row and in full. */
import type { CommandLogEntry } from "../../shared/contract/command-log.ts";

type Outcome = CommandLogEntry["outcome"];
type Layer = Extract<Outcome, { kind: "unreachable" }>["layer"];

export interface OutcomeWords {
  /** Two words at most. */
  short: string;
  sentence: string;
}

const layerWords: Record<Layer, string> = {
  dns: "The name led to no address",
  tcp: "No connection could be made",
  tls: "The connection ended while it was being secured",
  http: "The connection was there, and no answer came over it",
};

export function outcomeWords(outcome: Outcome): OutcomeWords {
  switch (outcome.kind) {
    case "answered":
      return answeredWords(outcome.status);
    case "unreachable":
      return { short: "no answer", sentence: `${layerWords[outcome.layer]} (${outcome.code}).` };
    case "tls-untrusted":
      return {
        short: "not trusted",
        sentence: `Its certificate was not trusted, so nothing was sent (${outcome.code}).`,
      };
    case "bad-answer":
      return {
        short: "bad answer",
        sentence: `The answer could not be used${outcome.status === null ? "" : `, status ${outcome.status}`}: ${outcome.detail}`,
      };
  }
}

function answeredWords(status: number): OutcomeWords {
  if (status < 400) return { short: String(status), sentence: `Answered with status ${status}.` };
  return { short: String(status), sentence: `Answered with status ${status}, which stands for an error.` };
}

/** `41 ms`, `1.2 s`, `12 s`. */
export function tookWords(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  return ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/** `318 B`, `4.1 kB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 9_950 ? `${(bytes / 1000).toFixed(1)} kB` : `${Math.round(bytes / 1000)} kB`;
}

export const apiWords: Record<CommandLogEntry["api"], string> = {
  v2: "Command API version 2",
  v1: "Command API version 1",
  login: "a token was asked for",
  backup: "a configuration backup was asked for",
  anonymous: "needs no account",
};

/** JSON with one field a line, to be read; everything else as it came. */
export function readableBody(body: string): string {
  if (!/^\s*[[{]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

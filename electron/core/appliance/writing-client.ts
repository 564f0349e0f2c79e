/**
 * The account of one appliance that may change something. Every way a call can end is an outcome.
 *
 * Guarantees: what is sent is the exact call that was shown, with a token and `Connection: close` added and nothing else;
 * it is sent over one connection and never again by itself, not even with a new token; the token was taken by the appliance
 * within the minute before, by `askAccess` or else right before the call; in a dry run the transport lets reading requests through alone, so that `call` sends not one byte. The
 * words of outcomes hold no credential that was sent.
 */
import type { CallOutcome, ExactCall, TakenBackup } from "../../../shared/runbooks/run-call.ts";
import type { Destination } from "../net/connect.ts";
import {
  createHttpsClient,
  type HttpsClient,
  type HttpsLimits,
  type HttpsRequest,
  type OnExchange,
} from "../net/https-client.ts";
import { createOneShot, type OneShotLimits } from "../net/one-shot.ts";
import type { Clock } from "../ports.ts";
import { keepBackup, type SaveBackup } from "./backup-answer.ts";
import { type ClientCount, clientCountRequest, readClientCount } from "./client-count.ts";
import type { CommandPermission } from "./command-api.ts";
import { proveToken } from "./proven-token.ts";
import { isReadingRequest, readsOnly } from "./reading-requests.ts";
import { readRoleAnswerV1, readRoleAnswerV2 } from "./role-answer.ts";
import type { SecretTrials } from "./secret-trials.ts";
import { isTokenRefused, withToken } from "./token-answer.ts";
import { createTokenSource, type TokenSource } from "./token-source.ts";
import { nothingSent, stoppedByPerson, whyFailed, withoutAnswer } from "./unsent-words.ts";

/** An appliance changes both roles before it answers, one side after the other: a look's limit would cut it off amid that. */
const roleAnswerMs = 120_000;

/** An appliance packs its backup before the first byte. With 2 GB at 5 Mbit/s an hour is enough. */
const backupAnswerMs = 120_000;
const backupWholeMs = 3_600_000;
/** Recordings are in no backup (api-facts 4); a larger one would rather be something else. */
const largestBackupBytes = 2_000_000_000;

/** So long a token that was proved is used for a call without being proved again. */
const provenForMs = 60_000;

export interface WritingClient {
  /** Asked anew each time. A role call that follows soon is sent with the token that was proved by it, as one request. */
  askAccess(): Promise<{ permission: CommandPermission | null; api: "v1" | "v2" | null }>;
  setRole(exact: ExactCall): Promise<CallOutcome>;
  /** `save` writes the file whole or not at all. `stop` ends the download: then it is refused, and nothing stays. */
  takeBackup(
    exact: ExactCall,
    save: SaveBackup,
    stop?: AbortSignal,
  ): Promise<{ outcome: CallOutcome; backup?: TakenBackup }>;
  /** null: it does not tell, as v1 never does. */
  readClients(about: { applianceId: string | null; names: readonly string[] }): Promise<ClientCount[] | null>;
  close(): Promise<void>;
}

export interface WritingClientOptions {
  destination: Destination;
  clientId: string;
  readSecret: () => Promise<string | null>;
  trials: SecretTrials;
  limits: HttpsLimits;
  /** Of calls that change something; the usual ones when left out. */
  callLimits?: Partial<Pick<OneShotLimits, "answerMs" | "wholeMs">> & { backupBytes?: number };
  clock: Clock;
  isDryRun: boolean;
  onExchange?: OnExchange | undefined;
}

/** A token that was proved a moment ago, for one call alone: a second one has its token proved anew. */
function createProof(https: HttpsClient, tokens: TokenSource, clock: Clock) {
  let proven: { token: string; atMs: number } | null = null;
  return {
    async prove(): ReturnType<typeof proveToken> {
      proven = null;
      const access = await proveToken(https, tokens);
      if (access.kind === "access") proven = { token: access.token, atMs: clock.nowMs() };
      return access;
    },
    takeProven(): string | null {
      const held = proven;
      proven = null;
      return held && Math.abs(clock.nowMs() - held.atMs) <= provenForMs ? held.token : null;
    },
  };
}

export function createWritingClient(options: WritingClientOptions): WritingClient {
  const { destination, limits, clock, isDryRun, onExchange } = options;
  const backupBytes = options.callLimits?.backupBytes ?? largestBackupBytes;
  const closing = new AbortController();
  const plain = createHttpsClient(destination, limits, onExchange);
  const https = isDryRun ? readsOnly(plain) : plain;
  const tokens = createTokenSource({ ...options, https, clock });
  const { forRole, forBackup } = createShots(options, backupBytes, closing.signal);

  const { prove, takeProven } = createProof(https, tokens, clock);

  /** The request with a token that was proved; a refusal, when there is none or nothing may be sent. */
  async function prepare(exact: ExactCall, held: string | null): Promise<HttpsRequest | CallOutcome> {
    const request = requestOf(exact, destination);
    if (isDryRun) return nothingSent("this is a dry run");
    if (held !== null) return withToken(request, held);
    const access = await proveToken(https, tokens);
    if (access.kind === "failed") return nothingSent(whyFailed(access.failure));
    return withToken(request, access.token);
  }

  return {
    async askAccess() {
      const access = await prove();
      if (access.kind === "failed") return { permission: null, api: null };
      return { permission: access.rights?.permission ?? null, api: access.api.version };
    },
    async setRole(exact) {
      const request = await prepare(exact, takeProven());
      if ("kind" in request) return request;
      const sent = await forRole.send(request);
      if (sent.kind !== "answered") return withoutAnswer(sent);
      return request.path === "/api/command" ? readRoleAnswerV1(sent.answer) : readRoleAnswerV2(sent.answer);
    },
    async takeBackup(exact, save, stop) {
      const request = await prepare(exact, null);
      if (stop?.aborted) return { outcome: stoppedByPerson };
      if ("kind" in request) return { outcome: request };
      const wanted = { appliance: exact.appliance, mostBytes: backupBytes, save };
      const sent = await forBackup.fetchFile(request, (head, body) => keepBackup(wanted, head, body), stop);
      if (sent.kind === "answered") return sent.answer;
      return { outcome: stop?.aborted ? stoppedByPerson : withoutAnswer(sent) };
    },
    async readClients(about) {
      const access = await proveToken(https, tokens);
      if (access.kind === "failed" || access.api.version === "v1") return null;
      const answer = await https.send(withToken(clientCountRequest, access.token));
      return answer.kind !== "response" || isTokenRefused(answer) ? null : readClientCount(answer, about);
    },
    close() {
      closing.abort();
      return plain.close();
    },
  };
}

function createShots(options: WritingClientOptions, backupBytes: number, signal: AbortSignal) {
  const { destination, limits, callLimits, isDryRun, onExchange } = options;
  const { answerMs, wholeMs } = callLimits ?? {};
  const shot = (usual: Pick<OneShotLimits, "answerMs" | "answerBytes" | "wholeMs">) =>
    createOneShot({
      destination,
      limits: { ...limits, ...usual, answerMs: answerMs ?? usual.answerMs, wholeMs: wholeMs ?? usual.wholeMs },
      signal,
      onExchange,
      ...(isDryRun ? { allows: isReadingRequest } : {}),
    });
  const roleWholeMs = limits.connectMs + limits.handshakeMs + roleAnswerMs;
  return {
    forRole: shot({ answerMs: roleAnswerMs, answerBytes: limits.answerBytes, wholeMs: roleWholeMs }),
    // Whoever keeps the file counts its bytes, and can say so; this is for what does not even get there.
    forBackup: shot({ answerMs: backupAnswerMs, answerBytes: 2 * backupBytes, wholeMs: backupWholeMs }),
  };
}

/** Throws when the call is for another address: then nothing of it may leave. */
function requestOf({ method, url, headers, body, appliance }: ExactCall, { address }: Destination): HttpsRequest {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const isSame =
    hostname.replace(/^\[|\]$/g, "") === new URL(`https://${bracketed(address.host)}`).hostname.replace(/^\[|\]$/g, "");
  if (protocol !== "https:" || !isSame || Number(port || 443) !== address.port) {
    throw new Error(`a call for ${url} was given to the client of ${appliance}`);
  }
  return { method, path: `${pathname}${search}`, headers, ...(body === null ? {} : { body }) };
}

const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** The undici agent behind every exchange: each connection is new, trusted before anything is sent, and closed after one answer. */
import { Agent } from "undici";
import type { TlsUntrusted, Unreachable } from "../../../shared/domain/observation.ts";
import { type ConnectLimits, connectTrusted, type Destination } from "./connect.ts";

/** Carries a connection's outcome through undici's error path. */
export class ConnectionRefusal extends Error {
  override readonly name = "ConnectionRefusal";
  readonly outcome: TlsUntrusted | Unreachable;
  constructor(outcome: TlsUntrusted | Unreachable) {
    super(outcome.code);
    this.outcome = outcome;
  }
}

export interface HttpsLimits extends ConnectLimits {
  /** Longest silence of the remote once the connection stands; all limits together bound the whole exchange. */
  answerMs: number;
  answerBytes: number;
}

export interface TrustedAgent {
  agent: Agent;
  /** Under the name that the certificate must carry. */
  origin: string;
  /** A connection has been handed on, so that something may have been sent. */
  hasConnected(): boolean;
}

/**
 * `isForOneConnection`: where the first one ends, another is never opened, so nothing can be sent a second time whatever
 * undici makes of it.
 */
export function createTrustedAgent(
  destination: Destination,
  limits: HttpsLimits,
  { signal, isForOneConnection = false }: { signal: AbortSignal; isForOneConnection?: boolean },
): TrustedAgent {
  let connected = 0;
  const agent = new Agent({
    allowH2: false,
    pipelining: 0,
    headersTimeout: limits.answerMs,
    bodyTimeout: limits.answerMs,
    maxResponseSize: limits.answerBytes,
    connect: (_options, done) => {
      if (isForOneConnection && connected > 0) {
        done(Object.assign(new Error("the connection has ended"), { code: "ECONNRESET" }), null);
        return;
      }
      connectTrusted(destination, limits, signal).then(
        (outcome) => {
          if (outcome.kind !== "connected") return done(new ConnectionRefusal(outcome), null);
          connected += 1;
          return done(null, outcome.socket);
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });
  const host = destination.identity.includes(":") ? `[${destination.identity}]` : destination.identity;
  return { agent, origin: `https://${host}:${destination.identityPort}`, hasConnected: () => connected > 0 };
}

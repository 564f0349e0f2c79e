/** Counts what callers do, so that it can be proved how a client behaves. */
import type { PracticeCounters } from "../../practice-messages.ts";

export interface CallCounters {
  connection(): void;
  handshake(): void;
  /** `connection`: the socket the call came on; `path`: null when no route has it. */
  call(connection: object, method: string, path: string | null, isPeer: boolean): void;
  tokenIssued(): void;
  loginFailed(): void;
  /** Either API was asked for a role change, whatever came of it. */
  roleAskedFor(): void;
  read(): PracticeCounters;
}

export function createCallCounters(): CallCounters {
  const counters: PracticeCounters = {
    requests: {},
    tokensIssued: 0,
    failedLogins: 0,
    roleCalls: 0,
    connections: 0,
    peerConnections: 0,
    handshakes: 0,
    mostCallsPerConnection: 0,
  };
  const callsByConnection = new WeakMap<object, number>();
  return {
    connection: () => {
      counters.connections += 1;
    },
    handshake: () => {
      counters.handshakes += 1;
    },
    call(connection, method, path, isPeer) {
      const name = path === null ? "unknown" : `${method} ${path}`;
      counters.requests[name] = (counters.requests[name] ?? 0) + 1;
      const calls = (callsByConnection.get(connection) ?? 0) + 1;
      callsByConnection.set(connection, calls);
      if (isPeer && calls === 1) counters.peerConnections += 1;
      counters.mostCallsPerConnection = Math.max(counters.mostCallsPerConnection, calls);
    },
    tokenIssued: () => {
      counters.tokensIssued += 1;
    },
    loginFailed: () => {
      counters.failedLogins += 1;
    },
    roleAskedFor: () => {
      counters.roleCalls += 1;
    },
    read: () => structuredClone(counters),
  };
}

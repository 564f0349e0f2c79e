/** Whether a TCP port answers: what stands behind the connection is not asked, and nothing is sent. */
import { connect } from "node:net";

export interface TcpAddress {
  host: string;
  port: number;
}

/** `accepted`, or the system's code (ECONNREFUSED, EHOSTUNREACH …), or CONNECT_TIMEOUT. `signal` ends it (ECANCELED). */
export function answersTcp(address: TcpAddress, limitMs: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve("ECANCELED");
    const socket = connect(address);
    const settle = (answer: string) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      socket.destroy();
      resolve(answer);
    };
    const onAbort = () => settle("ECANCELED");
    const timer = setTimeout(() => settle("CONNECT_TIMEOUT"), limitMs);
    signal.addEventListener("abort", onAbort);
    socket.once("connect", () => settle("accepted"));
    // Stays: what comes after the first error concerns nobody.
    socket.on("error", (error: NodeJS.ErrnoException) => settle(error.code ?? "UNKNOWN"));
  });
}

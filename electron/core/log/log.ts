/** The one log. Areas get it as an argument; what they hand over is redacted at the sink, never at the call. */
export interface Log {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  /** A fault of ours. Answers with the id under which it stands, for the message to the person. */
  error(event: string, error: unknown, facts?: Record<string, unknown>): string;
}

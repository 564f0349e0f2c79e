/** Everything Pairdesk refuses or cannot do, as a closed list. The words for a person stand beside each throw. */
export const errorCodes = [
  "not-found",
  "keychain-unavailable",
  "data-folder-unusable",
  "database-damaged",
  "database-newer",
  "database-older",
  "disk-full",
  "another-writer",
  "file-unreadable",
  "file-unwritable",
  "file-invalid",
  "name-taken",
  "time-refused",
  "link-refused",
  "period-invalid",
  "saved-history-unreadable",
  "saved-history-damaged",
  "saved-history-newer",
  "saved-history-too-large",
  "saved-history-invalid",
  "work-given-up",
  "run-refused",
  "certificate-file-refused",
  "list-full",
  "practice-unavailable",
  "door-lacks-ability",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Says what happened in `message` and what the person can do next in `advice`. Never holds a secret. */
export class PairdeskError extends Error {
  override readonly name = "PairdeskError";
  readonly code: ErrorCode;
  readonly advice: string;

  constructor(code: ErrorCode, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.advice = advice;
  }
}

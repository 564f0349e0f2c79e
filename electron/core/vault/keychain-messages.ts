/** What is said between the program and the keychain's own process; secrets are said nowhere else. */
export interface KeychainQuestion {
  id: number;
  call: "get" | "set" | "delete";
  service: string;
  account: string;
  /** For `set`. */
  secret?: string;
}

export type KeychainAnswer = { id: number; result: string | boolean | null } | { id: number; error: string };

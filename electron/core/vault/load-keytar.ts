import type { Keychain } from "./keychain.ts";

/** Loaded at the first use: without libsecret the addon cannot be loaded, and that must not stop the start. */
export const loadKeytar = async (): Promise<Keychain> => (await import("keytar")).default;

/** A fingerprint as appliances and browsers show it: pairs of capitals with colons between them. */
export const fingerprintWords = (sha256: string): string => (sha256.match(/.{1,2}/g) ?? []).join(":").toUpperCase();

/** A fingerprint as appliances and browsers show it: pairs of capitals with colons between them. */
export const fingerprintWords = (sha256: string): string => (sha256.match(/.{1,2}/g) ?? []).join(":").toUpperCase();

/** In lines of eight pairs, which the eye can compare one by one. */
export const fingerprintLines = (sha256: string): string[] =>
  (sha256.match(/.{1,16}/g) ?? []).map((line) => fingerprintWords(line));

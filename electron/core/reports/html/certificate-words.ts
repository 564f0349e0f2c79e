/** How a report names what certificates hold. */
import type { PublicKeyFacts } from "../../../../shared/certificates/certificate-facts.ts";
import type { SentName } from "../../../../shared/certificates/certificate-grid.ts";

/** Such as `RSA 2048` and `EC P-256`. */
export const nameKey = ({ type, bits, curve }: PublicKeyFacts): string => {
  if (curve !== null) return `${type} ${curve}`;
  return bits === null || type.startsWith("Ed") ? type : `${type} ${bits}`;
};

export const sentWords: Readonly<Record<SentName, string>> = {
  site: "the site's name",
  none: "no name",
  wrong: "a wrong name",
};

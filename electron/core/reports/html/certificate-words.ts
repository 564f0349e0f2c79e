/** How a report names what was sent in a handshake. */
import type { SentName } from "../../../../shared/certificates/sent-names.ts";

export const sentWords: Readonly<Record<SentName, string>> = {
  site: "the site's name",
  none: "no name",
  wrong: "a wrong name",
};

/** What a check is about. The core says the rest in its message. */
import type { Renewal } from "../../shared/certificates/certificates-view.ts";
import type { Tone } from "./tone.ts";

/** A statement that holds where the answer is yes. A code of a newer core stands for itself. */
export const checkTitle = (code: string): string =>
  Object.hasOwn(titles, code) ? (titles[code] ?? code) : code.replaceAll("-", " ");

const titles: Record<string, string> = {
  "same-certificate": "Both serve the same certificate",
  "same-key": "Both hold the same key",
  "same-chain": "Both send the same chain",
  "site-serves-same": "The site's name serves what an appliance serves",
  "names-cover-site": "Made out for the site's name",
  "names-cover-appliance": "Made out for the appliance's own address",
  "names-cover-portals": "Made out for the other portals",
  trusted: "Trusted by what this pair trusts",
  "chain-complete": "Chain is complete",
  "chain-in-order": "Chain is in the right order",
  "root-not-sent": "Root is left out of the chain",
  "every-element-valid": "Valid now",
  "lasts-long-enough": "Lasts long enough",
  "key-strong": "Keys are strong enough",
  "digest-strong": "Signatures are strong enough",
  "usable-by-servers": "Made for servers",
  "no-name-same": "Same default certificate on both",
  "no-name-not-self-signed": "Default certificate comes from an issuer",
  "wrong-name-answered": "Answers when a wrong name is sent",
  "stapled-sound": "Issuer's own word, sent along (OCSP), is sound",
  "lets-encrypt": "Does not come from Let's Encrypt",
  "clock-skew": "Clock goes right",
};

export const renewalLooks: Record<Renewal["state"], { words: string; tone: Tone }> = {
  fine: { words: "fine", tone: "good" },
  due: { words: "due for renewal", tone: "caution" },
  urgent: { words: "urgent", tone: "exposed" },
  expired: { words: "expired", tone: "alarm" },
};

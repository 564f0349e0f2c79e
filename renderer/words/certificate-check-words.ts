/** What a check is about, and which procedure mends what it found. The core says the rest in its message. */
import type { Renewal } from "../../shared/certificates/certificates-view.ts";
import type { RunbookId } from "../../shared/runbooks/runbook.ts";
import type { Tone } from "./tone.ts";

/** `names-cover-site` becomes `Names cover site`; words that few people know are replaced. */
export function checkTitle(code: string): string {
  const words = code
    .split("-")
    .map((word) => (Object.hasOwn(better, word) ? better[word] : word))
    .join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const better: Record<string, string> = {
  leaf: "certificate",
  sni: "SNI",
  ca: "CA",
  ocsp: "OCSP",
  crl: "CRL",
  tls: "TLS",
  lets: "Let's",
  encrypt: "Encrypt",
};

/** What is served wrongly is brought over from the other appliance; what is wrong in itself needs a new certificate. */
export function runbookForCheck(code: string): RunbookId | null {
  if (/clock|reach|trust|pin|revo/.test(code)) return null;
  if (
    /name|expir|life|valid|key-strength|strong|weak|digest|encrypt|purpose|usage|renew/.test(code) &&
    !/sni|no-name|nameless|without/.test(code)
  )
    return "renew-certificate";
  return /same|chain|root|order|sni|default|self-signed|nameless|without|intermediate|leaf/.test(code)
    ? "replicate-certificate"
    : null;
}

export const renewalLooks: Record<Renewal["state"], { words: string; tone: Tone }> = {
  fine: { words: "fine", tone: "good" },
  due: { words: "due for renewal", tone: "caution" },
  urgent: { words: "urgent", tone: "exposed" },
  expired: { words: "expired", tone: "alarm" },
};

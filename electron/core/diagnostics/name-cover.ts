/**
 * Puts placeholders in the place of names: the same name gets the same one everywhere in a text.
 *
 * Found: every name it is told of, standing alone; hosts of web addresses; IPv4 addresses. Hosts also in capitals. Not
 * found: a name that is part of a longer word, and one that nothing here has heard of and that stands in no address.
 */
import { isIPv4 } from "node:net";

export interface KnownName {
  name: string;
  placeholder: string;
  /** Hosts and addresses are the same in capitals; the names that people give are not. */
  isHost: boolean;
}

/** What is shown of itself: nobody's name. */
const ownHosts: readonly string[] = [
  "localhost",
  "127.0.0.1",
  "0.0.0.0",
  "docs.beyondtrust.com",
  "www.beyondtrust.com",
];

export function createNameCover(names: readonly KnownName[]): (text: string) => string {
  // The longest first: a name that is part of another one must not leave its rest behind.
  const known = names
    .filter(({ name }) => name !== "" && !ownHosts.includes(name.toLowerCase()))
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ name, placeholder, isHost }) => ({ pattern: alone(name, isHost ? "giu" : "gu"), placeholder }));
  const strangers = new Map<string, string>();
  const strange = (host: string): string => {
    if (ownHosts.includes(host.toLowerCase()) || placeholderShape.test(host)) return host;
    const key = host.toLowerCase();
    const placeholder = strangers.get(key) ?? `other-${strangers.size + 1}`;
    strangers.set(key, placeholder);
    return placeholder;
  };
  return (text) => {
    const covered = known.reduce(
      (result, { pattern, placeholder }) => result.replace(pattern, () => placeholder),
      text,
    );
    return covered
      .replace(/(https?:\/\/)([\w.-]{1,253})/gi, (_all, scheme: string, host: string) => scheme + strange(host))
      .replace(/(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/g, (text) => (isIPv4(text) ? strange(text) : text));
  };
}

const placeholderShape = /^(?:pair|appliance|host|account|other)-\d/;

const alone = (name: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\p{N}_])`, flags);

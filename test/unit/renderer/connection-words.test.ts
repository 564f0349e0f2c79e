import { expect, it } from "vitest";
import { connectionWords } from "../../../renderer/words/connection-words.ts";
import type { TlsUntrusted, Unreachable } from "../../../shared/domain/observation.ts";

const whom = { name: "site1", host: "site1.example.com", port: 443 };
const unreachable = (layer: Unreachable["layer"], code: string) =>
  connectionWords({ kind: "unreachable", layer, code }, whom);
const untrusted = (code: string): ReturnType<typeof connectionWords> =>
  connectionWords({ kind: "tls-untrusted", code, sha256: null } satisfies TlsUntrusted, whom);

it.each([
  ["dns", "ENOTFOUND", /^Name look-up: DNS knows no address for site1\.example\.com/],
  ["dns", "EAI_AGAIN", /^Name look-up: no DNS server answered/],
  ["dns", "CONNECT_TIMEOUT", /^Name look-up: no DNS server answered/],
  ["tcp", "ECONNREFUSED", /^TCP connection: .*nothing listens on port 443/],
  ["tcp", "CONNECT_TIMEOUT", /^TCP connection: .*did not answer in time/],
  ["tcp", "EHOSTUNREACH", /^TCP connection: there is no way/],
  ["tls", "HANDSHAKE_TIMEOUT", /^TLS handshake: .*said nothing/],
  ["tls", "ECONNRESET", /^TLS handshake: .*ended in the middle/],
  ["tls", "ERR_SSL_WRONG_VERSION_NUMBER", /^TLS handshake: .*does not speak TLS/],
  ["http", "ANSWER_TIMEOUT", /^Request: site1 was reached and trusted, but gave no answer in time/],
  ["http", "ECONNRESET", /^Request: .*ended the connection without an answer/],
] as const)("names the layer %s and the cause %s in plain words, with something to do", (layer, code, words) => {
  const { what, fix } = unreachable(layer, code);
  expect(what).toMatch(words);
  expect(what + fix).not.toContain(code);
  expect(fix).toMatch(/\w+ .*\.$/);
});

it.each([
  ["PIN_CHANGED", /another certificate than the pinned one/],
  ["CERT_HAS_EXPIRED", /has expired/],
  ["CERT_NOT_YET_VALID", /not valid yet/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /made out for other names/],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", /signed itself/],
  ["SELF_SIGNED_CERT_IN_CHAIN", /authority that this computer does not know/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /does not send the certificates between/],
])("says of %s what is wrong with trust", (code, words) => {
  const { what, fix } = untrusted(code);
  expect(what).toMatch(/^Trust: /);
  expect(what).toMatch(words);
  expect(what + fix).not.toContain(code);
});

it.each(["dns", "tcp", "tls", "http"] as const)("keeps a code at %s that nobody has words for", (layer) => {
  expect(unreachable(layer, "EWHATEVER").what).toContain("EWHATEVER");
  expect(unreachable(layer, "constructor").what).toContain("constructor");
});

it("keeps a reason for distrust that nobody has words for", () => {
  expect(untrusted("PATH_LENGTH_EXCEEDED").what).toContain("PATH_LENGTH_EXCEEDED");
  expect(untrusted("toString").what).toContain("toString");
});

it("writes an IPv6 address so that its port can be told apart", () => {
  const outcome: Unreachable = { kind: "unreachable", layer: "tcp", code: "CONNECT_TIMEOUT" };
  expect(connectionWords(outcome, { ...whom, host: "2001:db8::5" }).what).toContain("[2001:db8::5] port 443");
});

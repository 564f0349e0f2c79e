import { expect, test } from "vitest";
import { causeOfDistrust, causeOfSilence } from "../../../shared/assessment/findings/plain-cause.ts";
import { findingOf, judge } from "../../support/judge.ts";
import { health, looks, probe, site, untrusted } from "../../support/observations.ts";

test.each([
  ["dns", "ENOTFOUND", /name in host:443 is not found.*spelling/],
  ["tcp", "ECONNREFUSED", /refuses connections.*port/],
  ["tcp", "CONNECT_TIMEOUT", /nothing answers.*firewall/],
  ["tcp", "EHOSTUNREACH", /no way to.*network/],
  ["tls", "HANDSHAKE_TIMEOUT", /says nothing.*hangs/],
  ["tls", "ECONNRESET", /cuts the connection off/],
  ["tls", "EPROTO", /does not speak TLS.*port/],
  ["http", "ANSWER_TIMEOUT", /does not answer it/],
  ["http", "ECONNRESET", /cuts the connection off/],
] as const)(
  "silence of %s with %s is told in words that say what to look at, and with its code",
  (layer, code, words) => {
    const told = causeOfSilence({ kind: "unreachable", layer, code }, "host:443");
    expect(told).toMatch(words);
    expect(told).toContain(`${code})`);
  },
);

test.each([
  ["PIN_CHANGED", /not the pinned one.*compare fingerprints/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /other names.*server name/],
  ["CERT_HAS_EXPIRED", /expired.*renew/],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", /self-signed/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /issuer is not known here/],
  ["SOMETHING_NEW", /a check of it failed/],
])("distrust with %s is told in words and with its code", (code, words) => {
  expect(causeOfDistrust({ code })).toMatch(words);
  expect(causeOfDistrust({ code })).toContain(`(${code})`);
});

test("the findings say it: the layer, the cause and what to do", () => {
  const refused = { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } as const;
  const silent = judge(looks(health("site2", refused), probe("site2", refused), site(refused)));
  expect(findingOf(silent, "APPLIANCE_UNREACHABLE").message).toBe(
    "site2 does not answer on its own address: site2.example.com:443 refuses connections; check the port, and whether the appliance runs (connection: ECONNREFUSED).",
  );
  expect(findingOf(silent, "SITE_UNREACHABLE").message).toMatch(/^Nobody answers at support\.example\.com: .*refuses/);
  const distrusted = judge(looks(health("site2", untrusted), site(untrusted)));
  for (const { message } of distrusted.findings.filter(({ code }) => code === "TLS_UNTRUSTED")) {
    expect(message).toMatch(/it has expired; renew it \(CERT_HAS_EXPIRED\)/);
  }
});

import { describe, expect, test } from "vitest";
import type { ChainLink } from "../../../shared/domain/observation.ts";
import { describeFindings } from "../../support/describe-findings.ts";
import { codesOf, findingOf, judge } from "../../support/judge.ts";
import {
  answered,
  certificate,
  defaultCertificate,
  definePair,
  health,
  healthyLooks,
  link,
  looks,
  probe,
  untrusted,
} from "../../support/observations.ts";

const leaf = link("support.example.com", "Example Issuing CA");
const intermediate = link("Example Issuing CA", "Example Root");
const root = link("Example Root", "Example Root");
const selfSigned = [link("support.example.com", "support.example.com")];
const other = { sha256: "ef".repeat(32) };

const roleless = (name: "site1" | "site2") => [health(name, untrusted), probe(name, untrusted)];
const expired = (name: "site1" | "site2") => certificate(name, { refusal: "CERT_HAS_EXPIRED", daysLeft: -2 });

const chainWith = (end: ChainLink) => looks(certificate("site1", { chain: [leaf, end] }));

describeFindings([
  {
    code: "CERT_EXPIRED",
    severity: "critical",
    raised: [
      {
        by: "an authority that is sent along and has expired, by its name",
        seen: chainWith(link("Example Issuing CA", "Example Root", -1)),
        about: "site1",
        says: /CN=Example Issuing CA/,
      },
    ],
    notRaised: [
      { by: "an authority that ends tomorrow", seen: chainWith(link("Example Issuing CA", "Example Root", 1)) },
      {
        by: "a chain that was seen long ago",
        seen: looks(certificate("site1", { chain: [leaf, link("Example Issuing CA", "Example Root", -1)] }, 3600)),
      },
    ],
  },
  {
    code: "CERT_EXPIRING",
    severity: "warning",
    raised: [
      {
        by: "an authority that is sent along and ends in 20 days, by its name",
        seen: chainWith(link("Example Issuing CA", "Example Root", 20)),
        about: "site1",
        says: /CN=Example Issuing CA.*in 20 days/,
      },
      {
        by: "an authority, when there is no day left but hours",
        seen: chainWith(link("Example Issuing CA", "Example Root", 0.5)),
        about: "site1",
        says: /less than a day.*Critical/,
      },
    ],
    notRaised: [
      { by: "an authority with 40 days", seen: chainWith(link("Example Issuing CA", "Example Root", 40)) },
      { by: "a root, of which clients have their own copy", seen: chainWith(link("Example CA", "Example CA", 20)) },
    ],
  },
  {
    code: "CERT_REFUSED_ON_BACKUP",
    severity: "critical",
    raised: [
      {
        by: "both, while no role is known: whichever is the backup would be refused",
        seen: looks(...roleless("site1"), ...roleless("site2"), expired("site1"), expired("site2")),
        says: /site1.*site2/,
      },
      {
        by: "the one that was seen as backup before neither could be asked any more",
        seen: [
          health("site1", answered("site1"), { secondsAgo: 65 }),
          health("site2", answered("site2"), { secondsAgo: 65 }),
          ...looks(...roleless("site1"), ...roleless("site2"), expired("site1"), expired("site2")),
        ],
        about: "site2",
      },
    ],
    notRaised: [
      {
        by: "one of two whose roles are not known",
        seen: looks(...roleless("site1"), ...roleless("site2"), expired("site2")),
      },
      {
        by: "the one that was the primary before neither could be asked any more",
        seen: [
          health("site1", answered("site1", { role: "backup" }), { secondsAgo: 65 }),
          health("site2", answered("site2", { role: "primary" }), { secondsAgo: 65 }),
          ...looks(...roleless("site1"), ...roleless("site2"), expired("site2")),
        ],
      },
      {
        by: "both, of which one has no part in a failover",
        seen: looks(
          health("site1", answered("site1", { role: "none" })),
          ...roleless("site2"),
          expired("site1"),
          expired("site2"),
        ),
      },
    ],
  },
  {
    code: "CERT_NAME_MISSING",
    severity: "warning",
    raised: [
      {
        by: "a certificate without the site name",
        seen: looks(certificate("site1", { names: ["site1.example.com"] })),
        about: "site1",
        says: /support\.example\.com/,
      },
      {
        by: "a certificate without the appliance's own name",
        seen: looks(certificate("site2", { names: ["support.example.com", "site1.example.com"] })),
        about: "site2",
        says: /site2\.example\.com/,
      },
      {
        by: "a portal name that it does not cover",
        seen: healthyLooks(),
        pair: definePair({ portalNames: ["help.example.org"] }),
        says: /help\.example\.org/,
      },
      {
        by: "a wildcard that stands for one label, not for two",
        seen: looks(certificate("site1", { names: ["*.example.com"] })),
        pair: definePair({ portalNames: ["a.b.example.com"] }),
        says: /a\.b\.example\.com/,
      },
    ],
    notRaised: [
      { by: "every name in use", seen: healthyLooks() },
      { by: "a wildcard", seen: looks(certificate("site1", { names: ["*.Example.com"] })) },
      {
        by: "an own address whose server name was given apart from it",
        seen: looks(certificate("site1", { names: ["support.example.com"] })),
        pair: definePair({
          appliances: [
            { ...definePair().appliances[0], tls: { trust: "system", serverName: "support.example.com" } },
            definePair().appliances[1],
          ],
        }),
      },
      { by: "an old look", seen: looks(certificate("site1", { names: [] }, 3600)) },
    ],
  },
  {
    code: "CERT_SELF_SIGNED",
    severity: "warning",
    raised: [
      { by: "a leaf that signed itself", seen: looks(certificate("site2", { chain: selfSigned })), about: "site2" },
    ],
    notRaised: [
      { by: "a root sent behind the leaf", seen: looks(certificate("site1", { chain: [leaf, intermediate, root] })) },
      { by: "an old look", seen: looks(certificate("site2", { chain: selfSigned }, 3600)) },
    ],
  },
  {
    code: "CERT_CHAIN_INCOMPLETE",
    severity: "warning",
    raised: [
      {
        by: "a leaf alone whose issuer the strict handshake did not find",
        seen: looks(certificate("site2", { chain: [leaf], refusal: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" })),
        about: "site2",
        says: /Example Issuing CA/,
      },
      {
        by: "one appliance that sends less than the other for the same leaf",
        seen: looks(certificate("site1", { chain: [leaf, intermediate] }), certificate("site2", { chain: [leaf] })),
        about: "site2",
      },
    ],
    notRaised: [
      {
        by: "a root that only one of them sends",
        seen: looks(
          certificate("site1", { chain: [leaf, intermediate, root] }),
          certificate("site2", { chain: [leaf, intermediate] }),
        ),
      },
      {
        by: "links that are sent in another order",
        seen: looks(
          certificate("site1", { chain: [leaf, root, intermediate] }),
          certificate("site2", { chain: [leaf, intermediate] }),
        ),
      },
      {
        by: "a certificate refused for another reason",
        seen: looks(certificate("site2", { chain: [leaf, intermediate], refusal: "CERT_HAS_EXPIRED" })),
      },
      {
        by: "a self-signed leaf",
        seen: looks(certificate("site2", { chain: selfSigned, refusal: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" })),
      },
      { by: "a chain that was not read", seen: looks(certificate("site2", { chain: [] })) },
    ],
  },
  {
    code: "CERT_NO_SNI_DIFFERS",
    severity: "warning",
    raised: [
      { by: "two leaves", seen: [...healthyLooks(), defaultCertificate("site1"), defaultCertificate("site2", other)] },
      {
        by: "a self-signed one, as the factory's is",
        seen: [...healthyLooks(), defaultCertificate("site1", { chain: selfSigned })],
        about: "site1",
      },
    ],
    notRaised: [
      { by: "one leaf", seen: [...healthyLooks(), defaultCertificate("site1"), defaultCertificate("site2")] },
      { by: "one appliance that was not looked at", seen: [...healthyLooks(), defaultCertificate("site1", other)] },
      {
        by: "a look long ago",
        seen: [...healthyLooks(), defaultCertificate("site1"), defaultCertificate("site2", other, 7200)],
      },
    ],
  },
  {
    code: "CERT_LETS_ENCRYPT",
    severity: "info",
    raised: [
      {
        by: "its issuer",
        seen: looks(certificate("site1", { issuer: "C=US, O=Let's Encrypt, CN=R11" })),
        about: "site1",
      },
    ],
    notRaised: [
      { by: "another issuer", seen: healthyLooks() },
      { by: "a common name that speaks of it", seen: looks(certificate("site1", { issuer: "CN=Not Let's Encrypt" })) },
    ],
  },
]);

describe("a certificate that expires soon", () => {
  const left = (daysLeft: number) => looks(certificate("site1", { daysOld: 365 - daysLeft, daysLeft }));
  const messageOf = (daysLeft: number) => findingOf(judge(left(daysLeft)), "CERT_EXPIRING").message;

  test("is critical in words in the last five days of a year-long one", () => {
    expect(messageOf(5)).toMatch(/critical/i);
    expect(messageOf(6)).not.toMatch(/critical/i);
  });

  test("is told when the pair's own threshold says so", () => {
    const pair = definePair({ thresholds: { certificateExpiringDays: 60 } });
    expect(codesOf(judge(left(45), { pair }))).toEqual(["CERT_EXPIRING site1"]);
    expect(codesOf(judge(left(45)))).toEqual([]);
  });
});

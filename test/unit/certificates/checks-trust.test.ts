import { certificateFacts, inDays, issuingAuthority } from "../../fixtures/certificate-facts.ts";
import { describeChecks, served, silent } from "../../support/certificates/describe-checks.ts";
import { definePair } from "../../support/observations.ts";

const leaf = certificateFacts();
const issuing = issuingAuthority();
const unnamed = certificateFacts({ names: ["help.example.org"] });
const notFound = "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
const [site1, site2] = definePair().appliances;
const pinned = definePair({ appliances: [site1, { ...site2, tls: { trust: "pin", pin: leaf.sha256 } }] });

describeChecks([
  {
    code: "trusted",
    about: "site2",
    when: "the system knows its authority",
    answer: "yes",
    says: /this computer's own authorities/,
  },
  {
    code: "trusted",
    about: "site2",
    when: "only the name does not fit",
    answer: "yes",
    cells: served([unnamed], { refusal: "ERR_TLS_CERT_ALTNAME_INVALID" }),
  },
  {
    code: "trusted",
    about: "site2",
    when: "its pin fits and clients know no authority",
    answer: "yes",
    over: { pair: pinned },
    cells: served([leaf, issuing], { clientRefusal: notFound }),
    says: /pinned.*without it they would refuse/,
  },
  {
    code: "trusted",
    about: "site2",
    when: "its pin fits and clients accept it as well",
    answer: "yes",
    over: { pair: pinned },
    says: /accept it by their authorities/,
  },
  {
    code: "trusted",
    about: "site2",
    when: "nobody knows its authority",
    answer: "no",
    cells: served([leaf], { refusal: notFound }),
    says: /UNABLE_TO_GET_ISSUER_CERT_LOCALLY/,
  },
  {
    code: "trusted",
    about: "site2",
    when: "its fingerprint has changed",
    answer: "no",
    over: { pair: pinned },
    cells: served([leaf], { refusal: "PIN_CHANGED" }),
    says: /fingerprint/,
  },
  { code: "trusted", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
  { code: "stapled-sound", about: "site2", when: "nothing is sent along", answer: "yes", says: /none has to be/ },
  {
    code: "stapled-sound",
    about: "site2",
    when: "the issuer says good",
    answer: "yes",
    cells: served([leaf], { stapled: { status: "good", producedAt: inDays(-1), nextUpdate: inDays(3) } }),
  },
  {
    code: "stapled-sound",
    about: "site2",
    when: "the issuer's word is over",
    answer: "no",
    cells: served([leaf], { stapled: { status: "good", producedAt: inDays(-8), nextUpdate: inDays(-1) } }),
    says: /is over/,
  },
  {
    code: "stapled-sound",
    about: "site2",
    when: "the issuer says revoked",
    answer: "no",
    cells: served([leaf], { stapled: { status: "revoked", producedAt: null, nextUpdate: null } }),
    says: /revoked; replace/,
  },
  {
    code: "stapled-sound",
    about: "site2",
    when: "it cannot be read",
    answer: "no",
    cells: served([leaf], { stapled: { status: "unreadable", producedAt: null, nextUpdate: null } }),
  },
  {
    code: "stapled-sound",
    about: "site2",
    when: "the issuer does not know it",
    answer: "unknown",
    cells: served([leaf], { stapled: { status: "unknown", producedAt: null, nextUpdate: null } }),
  },
  { code: "lets-encrypt", about: "site2", when: "another issuer", answer: "yes" },
  {
    code: "lets-encrypt",
    about: "site2",
    when: "a common name that speaks of it",
    answer: "yes",
    cells: served([certificateFacts({ issuer: "CN=Not Let's Encrypt" })]),
  },
  {
    code: "lets-encrypt",
    about: "site2",
    when: "its issuer",
    answer: "no",
    cells: served([certificateFacts({ issuer: "C=US, O=Let's Encrypt, CN=R11" })]),
    says: /DNS leads to/,
  },
  { code: "lets-encrypt", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
  {
    code: "clock-skew",
    about: "site2",
    when: "a minute apart",
    answer: "yes",
    over: { clockSkewSeconds: { site2: -60 } },
  },
  {
    code: "clock-skew",
    about: "site2",
    when: "further behind",
    answer: "no",
    over: { clockSkewSeconds: { site2: -61 } },
    says: /61 s behind.*NTP/,
  },
  {
    code: "clock-skew",
    about: "site2",
    when: "further ahead",
    answer: "no",
    over: { clockSkewSeconds: { site2: 90 } },
    says: /90 s ahead of/,
  },
  {
    code: "clock-skew",
    about: "site2",
    when: "it has told no time",
    answer: "unknown",
    over: { clockSkewSeconds: { site2: null } },
  },
]);

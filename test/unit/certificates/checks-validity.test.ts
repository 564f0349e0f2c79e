import { certificateFacts, inDays, issuingAuthority, rootAuthority } from "../../fixtures/certificate-facts.ts";
import { describeChecks, served, silent } from "../../support/certificates/describe-checks.ts";

const leaf = certificateFacts();
const issuing = issuingAuthority();

describeChecks([
  { code: "every-element-valid", about: "site2", when: "it is", answer: "yes" },
  {
    code: "every-element-valid",
    about: "site2",
    when: "the leaf has expired",
    answer: "no",
    cells: served([certificateFacts({ notAfter: inDays(-1) }), issuing]),
    says: /server's certificate has expired.*Renew/,
  },
  {
    code: "every-element-valid",
    about: "site2",
    when: "an authority has expired",
    answer: "no",
    cells: served([leaf, issuingAuthority({ notAfter: inDays(-1) })]),
    says: /Example Issuing CA has expired.*chain/,
  },
  {
    code: "every-element-valid",
    about: "site2",
    when: "it begins tomorrow",
    answer: "no",
    cells: served([certificateFacts({ notBefore: inDays(1) })]),
    says: /not valid before/,
  },
  { code: "every-element-valid", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
  { code: "lasts-long-enough", about: "site2", when: "nothing is due", answer: "yes" },
  {
    code: "lasts-long-enough",
    about: "site2",
    when: "only a root ends soon",
    answer: "yes",
    cells: served([leaf, issuing, rootAuthority({ notAfter: inDays(3) })]),
  },
  {
    code: "lasts-long-enough",
    about: "site2",
    when: "47 days are down to 15",
    answer: "no",
    cells: served([certificateFacts({ notBefore: inDays(-32), notAfter: inDays(15) })]),
    says: /in 15 days; renewing was due/,
  },
  {
    code: "lasts-long-enough",
    about: "site2",
    when: "47 days are down to 16",
    answer: "yes",
    cells: served([certificateFacts({ notBefore: inDays(-31), notAfter: inDays(16) })]),
  },
  {
    code: "lasts-long-enough",
    about: "site2",
    when: "three days are left",
    answer: "no",
    cells: served([certificateFacts({ notAfter: inDays(3) })]),
    says: /urgent/,
  },
  {
    code: "lasts-long-enough",
    about: "site2",
    when: "an authority ends first",
    answer: "no",
    cells: served([certificateFacts({ notAfter: inDays(25) }), issuingAuthority({ notAfter: inDays(20) })]),
    says: /Example Issuing CA.*20 days/,
  },
  {
    code: "lasts-long-enough",
    about: "site2",
    when: "it is over",
    answer: "no",
    cells: served([certificateFacts({ notAfter: inDays(-1) })]),
    says: /has expired/,
  },
  { code: "lasts-long-enough", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
]);

import {
  certificateFacts,
  issuingAuthority,
  rootAuthority,
  selfSignedFacts,
} from "../../fixtures/certificate-facts.ts";
import { describeChecks, served, silent } from "../../support/certificates/describe-checks.ts";
import { definePair } from "../../support/observations.ts";

const leaf = certificateFacts();
const issuing = issuingAuthority();
const root = rootAuthority();
const long = Array.from({ length: 15 }, (_, index) =>
  issuingAuthority({ subject: `CN=CA ${index}`, issuer: `CN=CA ${index + 1}` }),
);
const cut = [certificateFacts({ issuer: "CN=CA 0" }), ...long];
const notFound = "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
const [site1, site2] = definePair().appliances;
const pinned = definePair({ appliances: [site1, { ...site2, tls: { trust: "pin", pin: leaf.sha256 } }] });

describeChecks([
  { code: "chain-complete", about: "site2", when: "clients found a way up", answer: "yes" },
  {
    code: "chain-complete",
    about: "site2",
    when: "the root is sent, known or not",
    answer: "yes",
    cells: served([leaf, issuing, root], { refusal: "SELF_SIGNED_CERT_IN_CHAIN" }),
  },
  {
    code: "chain-complete",
    about: "site2",
    when: "no issuer was found",
    answer: "no",
    cells: served([leaf], { refusal: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }),
    says: /Example Issuing CA/,
  },
  {
    code: "chain-complete",
    about: "site2",
    when: "the other one sends more",
    answer: "no",
    cells: served([leaf]),
    says: /sent by site1/,
  },
  {
    code: "chain-complete",
    about: "site2",
    when: "a pinned one comes alone",
    answer: "no",
    over: { pair: pinned },
    cells: [...served([certificateFacts({ serial: "0d" })], { clientRefusal: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" })],
  },
  {
    code: "chain-complete",
    about: "site2",
    when: "a pinned one may be of a private authority",
    answer: "unknown",
    over: { pair: pinned },
    cells: served([leaf, issuing], { clientRefusal: notFound }),
  },
  {
    code: "chain-complete",
    about: "site2",
    when: "another refusal hides it",
    answer: "unknown",
    cells: served([leaf, issuing], { refusal: "CERT_HAS_EXPIRED" }),
  },
  {
    code: "chain-complete",
    about: "site2",
    when: "it was cut off",
    answer: "unknown",
    cells: served(cut, { refusal: notFound }),
  },
  { code: "chain-complete", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
  { code: "chain-in-order", about: "site2", when: "it is", answer: "yes" },
  {
    code: "chain-in-order",
    about: "site2",
    when: "it is turned around",
    answer: "no",
    cells: served([leaf, root, issuing]),
    says: /not in order/,
  },
  {
    code: "chain-in-order",
    about: "site2",
    when: "a stranger stands in it",
    answer: "no",
    cells: served([leaf, issuingAuthority({ subject: "CN=Stranger" }), issuing]),
    says: /Stranger/,
  },
  { code: "chain-in-order", about: "site2", when: "it was cut off", answer: "unknown", cells: served(cut) },
  { code: "chain-in-order", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
  { code: "root-not-sent", about: "site2", when: "it is not", answer: "yes" },
  {
    code: "root-not-sent",
    about: "site2",
    when: "a self-signed leaf is all there is",
    answer: "yes",
    cells: served([selfSignedFacts()]),
  },
  {
    code: "root-not-sent",
    about: "site2",
    when: "it is",
    answer: "no",
    cells: served([leaf, issuing, root]),
    says: /Example Root/,
  },
  { code: "root-not-sent", about: "site2", when: "the chain was cut off", answer: "unknown", cells: served(cut) },
  { code: "root-not-sent", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
]);

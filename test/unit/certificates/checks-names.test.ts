import { certificateFacts, servedCell } from "../../fixtures/certificate-facts.ts";
import { describeChecks, served, silent } from "../../support/certificates/describe-checks.ts";
import { definePair } from "../../support/observations.ts";

const unnamed = certificateFacts({ names: ["help.example.org"] });
const [site1, site2] = definePair().appliances;
const withPortals = definePair({ portalNames: ["help.example.com"] });
const servedByName = definePair({
  appliances: [site1, { ...site2, tls: { trust: "system", serverName: "support.example.com" } }],
});
const byAddress = definePair({ appliances: [site1, { ...site2, host: "203.0.113.7" }] });

describeChecks([
  { code: "names-cover-site", about: "site2", when: "the name stands in it", answer: "yes" },
  {
    code: "names-cover-site",
    about: "site2",
    when: "it does not",
    answer: "no",
    cells: served([unnamed]),
    says: /support\.example\.com/,
  },
  { code: "names-cover-site", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
  { code: "names-cover-appliance", about: "site2", when: "its own name stands in it", answer: "yes" },
  {
    code: "names-cover-appliance",
    about: "site2",
    when: "the pair asks for another name",
    answer: "yes",
    over: { pair: servedByName },
    cells: served([unnamed]),
    says: /Not needed/,
  },
  {
    code: "names-cover-appliance",
    about: "site2",
    when: "its address stands in it",
    answer: "yes",
    over: { pair: byAddress },
    cells: served([certificateFacts({ names: ["203.0.113.7"] })]),
  },
  {
    code: "names-cover-appliance",
    about: "site2",
    when: "its address does not",
    answer: "no",
    over: { pair: byAddress },
    says: /203\.0\.113\.7/,
  },
  {
    code: "names-cover-appliance",
    about: "site2",
    when: "its own name does not",
    answer: "no",
    cells: served([unnamed]),
  },
  { code: "names-cover-appliance", about: "site2", when: "it keeps silent", answer: "unknown", cells: silent() },
  {
    code: "names-cover-portals",
    about: "site",
    when: "a wildcard covers them",
    answer: "yes",
    over: { pair: withPortals },
    cells: [servedCell("site", "site", { chain: [certificateFacts({ names: ["*.example.com"] })] })],
  },
  {
    code: "names-cover-portals",
    about: "site",
    when: "one is missing",
    answer: "no",
    over: { pair: withPortals },
    says: /help\.example\.com/,
  },
  {
    code: "names-cover-portals",
    about: "site2",
    when: "it keeps silent",
    answer: "unknown",
    over: { pair: withPortals },
    cells: silent(),
  },
]);

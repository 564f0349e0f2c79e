import type { FindingWords } from "./finding-words.ts";

/** Who answers, and where the site name leads. */
export const siteWords: Record<string, FindingWords> = {
  APPLIANCE_UNREACHABLE: {
    title: "The appliance does not answer",
    meaning:
      "Its own address could not be reached from this computer, and the site name does not lead to it either. The evidence names the layer at which it ended; everything below that layer worked.",
    advice:
      "Check power and network of the appliance. Before you let the other one take over, make sure that it cannot reach this one either: this computer sees only its own side of the network.",
  },
  UNIQUE_ADDRESS_DOWN: {
    title: "Its own address is down, the appliance is not",
    meaning: "The site name still reaches it, so people can work. Only its own address does not answer from here.",
    advice: "Mend the address or the route to it. Do not switch roles: the appliance is alive.",
  },
  SITE_UNREACHABLE: {
    title: "The site name cannot be reached",
    meaning: "Nobody answers where the site name leads, so people cannot start sessions.",
    advice: "If the primary is healthy on its own address, mend DNS, NAT or the shared IP; do not switch roles.",
  },
  SITE_SERVED_BY_BACKUP: {
    title: "The site name leads to the backup",
    meaning: "People are sent to the appliance that does not serve.",
    advice:
      "If the roles were switched a moment ago, wait until DNS has expired. Otherwise mend DNS, NAT or the shared IP so that the name leads to the primary; do not switch roles.",
  },
  SITE_SERVED_BY_OTHER: {
    title: "The site name leads elsewhere",
    meaning: "An appliance that is neither of this pair answers under the site name.",
    advice: "Check DNS, NAT and the addresses of the site. No account is sent there again until it is mended.",
  },
  SHARED_IP_ON_BOTH: {
    title: "Both appliances hold the shared IP",
    meaning: "Two machines claim one address: people reach now one, now the other.",
    advice: "Disable the shared IP on the backup in /appliance > Networking > IP Configuration.",
  },
  SHARED_IP_ON_NONE: {
    title: "Nobody holds the shared IP",
    meaning: "The address that people use is enabled on neither appliance.",
    advice:
      "Enable it on the primary in /appliance > Networking > IP Configuration, after making sure the other one does not hold it.",
  },
  METHOD_DIFFERS: {
    title: "A shared IP on a pair that has another method",
    meaning: "An appliance holds a shared IP, while this pair is set up to swing DNS or NAT.",
    advice:
      "Correct the network method in this pair's settings, or disable the shared IP in /appliance > Networking > IP Configuration if it is left over.",
  },
  VANTAGE_LOST: {
    title: "This computer cannot see the network",
    meaning: "The addresses that should always answer do not either. It may be this computer and not the pair.",
    advice: "Check this computer's network. Until then nothing is declared down and no downtime is counted.",
  },
  STALE: {
    title: "Nothing new for too long",
    meaning: "Two looks or more are overdue, so what is shown of this appliance may no longer be true.",
    advice: "Check now. If that brings nothing, find out whether this computer still reaches the appliance.",
  },
};

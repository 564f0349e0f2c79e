/** What looks wrong about a pair before it is stored, and why it matters. */
import type { ReviewWarning } from "../features/pair-form/review-warnings.ts";
import { layerNames } from "./layer-words.ts";

export function reviewWords(warning: ReviewWarning): { what: string; why: string } {
  switch (warning.kind) {
    case "untested":
      return {
        what: `${warning.appliances.join(" and ")} ${warning.appliances.length > 1 ? "have" : "has"} not been tested as described now.`,
        why: "That is fine if the test has to wait. Pairdesk looks as soon as the pair is stored.",
      };
    case "failed":
      return {
        what: `The test of ${warning.appliance} stopped at ${layerNames[warning.layer].toLowerCase()}.`,
        why: "The pair can be stored all the same; until that is mended Pairdesk cannot see this appliance.",
      };
    case "same-address":
      return {
        what: `Both appliances have the address ${warning.address}.`,
        why: "A pair watched through one address looks healthy even when the other half is dead.",
      };
    case "same-appliance":
      return {
        what: "Both addresses lead to one and the same appliance.",
        why: `Each answers with the appliance id ${warning.applianceId}. One of the addresses is probably the site's.`,
      };
    case "same-role":
      return sameRole(warning.role);
    case "site-name-elsewhere":
      return {
        what: `${warning.host} leads to ${warning.addresses.join(", ")}, which neither appliance answers by.`,
        why: "Check the site name, or name the shared IP. A proxy or NAT in front looks like this too.",
      };
    case "site-name-unresolved":
      return {
        what: `This computer finds no address for the site name ${warning.host}.`,
        why: "Who serves the site cannot be seen then. Fix the address under Advanced if this computer's DNS cannot know it.",
      };
    case "site-name-not-covered":
      return {
        what: `The certificate of ${warning.appliance} does not hold the site name ${warning.host}.`,
        why: `It holds ${warning.names.length === 0 ? "no name" : warning.names.join(", ")}. People would be turned away when this appliance serves the site.`,
      };
  }
}

function sameRole(role: "primary" | "backup" | "none"): { what: string; why: string } {
  if (role === "none") {
    return {
      what: "Neither appliance is in a failover relationship yet.",
      why: "Pairdesk will say so until the relationship is established in /login > Management > Failover.",
    };
  }
  return {
    what: `Both appliances say that they are ${role}.`,
    why: "That is right for a moment while roles change, and a conflict otherwise.",
  };
}

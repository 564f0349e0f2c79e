/** Whether what is served covers every name that leads there. */
import { findAppliance, type PairDefinition } from "../../../domain/pair.ts";
import { uncoveredNames } from "../../name-cover.ts";
import { type CertificateRule, forEachAppliance, forEachTarget, placeInWords, type Seen } from "../looked-at.ts";

const orderIt = "order a certificate with this name as well, and import it on both";

const covered = (seen: Seen, wanted: readonly string[], advice = orderIt) => {
  const missing = uncoveredNames(seen.leaf.names, wanted);
  const place = placeInWords(seen);
  return missing.length === 0
    ? { answer: "yes" as const, message: `What is served by ${place} covers ${wanted.join(", ")}.` }
    : {
        answer: "no" as const,
        message: `What is served by ${place} does not cover ${missing.join(", ")}; ${advice}.`,
      };
};

export const namesCoverSite: CertificateRule = forEachTarget("names-cover-site", (seen, { pair }) =>
  covered(seen, [pair.site.host]),
);

/** Whoever names another server name for the handshake has said that the own address is not covered. */
export const namesCoverAppliance: CertificateRule = forEachAppliance("names-cover-appliance", (seen, { pair }) => {
  const { host, tls } = findAppliance(pair, seen.target);
  return tls.serverName === undefined
    ? covered(seen, [host], `${orderIt}, or have this pair ask ${seen.target} for the site's name`)
    : {
        answer: "yes",
        message: `Not needed for ${seen.target}: this pair asks it for ${tls.serverName} instead of its own address.`,
      };
});

/** Says nothing where no portals are listed. */
export const namesCoverPortals: CertificateRule = (input) => {
  const portals = portalsOf(input.pair);
  return portals.length === 0 ? [] : forEachTarget("names-cover-portals", (seen) => covered(seen, portals))(input);
};

const portalsOf = ({ portalNames = [] }: PairDefinition): readonly string[] => portalNames;

/** Whether the certificate covers every name that leads to the appliance. */
import { uncoveredNames } from "../../../certificates/name-cover.ts";
import { isIpAddress } from "../../../domain/address-text.ts";
import type { PairDefinition } from "../../../domain/pair.ts";
import type { ApplianceSituation } from "../../situation.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "../finding.ts";
import { served } from "./served.ts";

export const nameMissing: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  if (!shown) return null;
  const missing = uncoveredNames(shown.certificate.names, namesInUse(situation.pair, appliance));
  if (missing.length === 0) return null;
  const message = `The certificate that ${appliance.name} serves does not cover ${missing.join(", ")}.`;
  const evidence = [tried(`${appliance.name}: covers ${shown.certificate.names.join(", ") || "no name"}`, shown.at)];
  return finding("CERT_NAME_MISSING", "warning", message, evidence, appliance);
});

/**
 * The site, its portals, and the appliance's own host name. Whoever names another server name for the handshake has said
 * that the own address is not covered. Addresses are left out: few certificates cover any, and a client of the site uses none.
 */
function namesInUse({ site, portalNames = [] }: PairDefinition, { appliance }: ApplianceSituation): string[] {
  const own = appliance.tls.serverName === undefined ? [appliance.host] : [];
  return [site.host, ...portalNames, ...own].filter((name) => !isIpAddress(name));
}

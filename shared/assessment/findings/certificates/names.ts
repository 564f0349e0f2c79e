/** Whether the certificate covers every name that leads to the appliance. */
import type { PairDefinition } from "../../../domain/pair.ts";
import type { ApplianceSituation } from "../../situation.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "../finding.ts";
import { served } from "./served.ts";

export const nameMissing: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  if (!shown) return null;
  const missing = namesInUse(situation.pair, appliance).filter((name) => !isCovered(name, shown.certificate.names));
  if (missing.length === 0) return null;
  const message = `The certificate that ${appliance.name} serves does not cover ${missing.join(", ")}.`;
  const evidence = [tried(`${appliance.name}: covers ${shown.certificate.names.join(", ") || "no name"}`, shown.at)];
  return finding("CERT_NAME_MISSING", "warning", message, evidence, appliance);
});

/**
 * The site, its portals, and the appliance's own host name. Whoever names another server name for the handshake has said
 * that the own address is not covered.
 */
function namesInUse({ site, portalNames = [] }: PairDefinition, { appliance }: ApplianceSituation): string[] {
  const own = appliance.tls.serverName === undefined ? [appliance.host] : [];
  return [...new Set([site.host, ...portalNames, ...own].map(normal))].filter((name) => !isAddress(name));
}

const normal = (name: string): string => name.toLowerCase().replace(/\.$/, "");

const isAddress = (name: string): boolean => name.includes(":") || /^[\d.]+$/.test(name);

/** A wildcard stands for one label, the leftmost (RFC 6125). */
function isCovered(name: string, covered: string[]): boolean {
  const behindFirstLabel = name.slice(name.indexOf("."));
  return covered
    .map(normal)
    .some((entry) => entry === name || (entry.startsWith("*.") && entry.slice(1) === behindFirstLabel));
}

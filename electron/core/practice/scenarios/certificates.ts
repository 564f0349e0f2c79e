/** Certificates as they should not be served. */
import { replicationScenarios } from "./replication.ts";
import { both, type Scenario, type Stage } from "./scenario.ts";

const yearLongDays = 360;

/** One certificate for both, in this stretch of its life. */
async function shareAged(stage: Stage, daysLeft: number): Promise<void> {
  const ageDays = yearLongDays - daysLeft;
  const shared = await stage.ca.issue({ ...stage.usualCertificate, days: daysLeft, ageDays });
  await both(stage, (appliance) => appliance.serve(shared));
}

export const certificateScenarios: readonly Scenario[] = [
  {
    id: "certificate-different",
    title: "Different certificates",
    explanation: "The backup serves a good certificate, but not the same one as the primary.",
    set: async (stage) => stage.backup.serve(await stage.ca.issue(stage.usualCertificate)),
  },
  {
    id: "certificate-expiring",
    title: "Certificate expires soon",
    explanation: "The certificate of both appliances has five days left.",
    set: (stage) => shareAged(stage, 5),
  },
  {
    id: "certificate-expired",
    title: "Certificate expired",
    explanation: "The certificate of both appliances expired two days ago, so clients refuse the site.",
    set: (stage) => shareAged(stage, -2),
  },
  {
    id: "certificate-self-signed",
    title: "Self-signed certificate on the backup",
    explanation: "The backup serves a certificate that it signed itself, so clients would refuse it after a takeover.",
    set: async (stage) => stage.backup.serve(await stage.ca.selfSign(stage.usualCertificate)),
  },
  {
    id: "certificate-incomplete-chain",
    title: "Certificate chain incomplete",
    explanation:
      "The backup does not send the authority between its certificate and the root, so clients would refuse it.",
    async set(stage) {
      const { chainPem, keyPem } = await stage.ca.issue(stage.usualCertificate);
      const end = "-----END CERTIFICATE-----";
      const leafAlone = { chainPem: chainPem.slice(0, chainPem.indexOf(end) + end.length), keyPem };
      await stage.backup.serve(leafAlone, { authorities: [stage.ca.certificatePem] });
    },
  },
  {
    id: "certificate-wrong-name",
    title: "Certificate for another name",
    explanation: "The backup serves a certificate that does not hold the site's name.",
    set: async (stage) =>
      stage.backup.serve(
        await stage.ca.issue({ ...stage.usualCertificate, dnsNames: ["intranet.practice.example"], ipAddresses: [] }),
      ),
  },
  {
    id: "no-sni-differs",
    title: "Other certificate without a server name",
    explanation: "A caller that names no server is shown a self-signed certificate by the backup.",
    async set(stage) {
      const site = await stage.ca.issue(stage.usualCertificate);
      const factory = await stage.ca.selfSign({ dnsNames: ["appliance.factory.example"], ipAddresses: [], days: 3650 });
      await stage.primary.serve(site);
      await stage.backup.serve(site, { fallback: factory });
    },
  },
  ...replicationScenarios,
];

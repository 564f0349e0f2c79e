/** What is left over when the certificate of one appliance did not reach the other as it should. */
import { chainOf } from "../appliance/tls/stored-certificate.ts";
import type { IssuedCertificate } from "../practice-ca.ts";
import type { Scenario, Stage } from "./scenario.ts";

/** How much older the one before is. */
const olderByDays = 80;

/** RSA, as most that are old enough to be renewed. */
const issueOlder = (stage: Stage): Promise<IssuedCertificate> =>
  stage.ca.issue({
    ...stage.usualCertificate,
    key: "rsa",
    days: stage.usualCertificate.days - olderByDays,
    ageDays: (stage.usualCertificate.ageDays ?? 0) + olderByDays,
  });

async function shareInAnotherForm(
  stage: Stage,
  issued: IssuedCertificate,
  change: (chain: readonly string[], root: string) => readonly string[],
): Promise<void> {
  const chain = change(chainOf(issued.chainPem), stage.ca.certificatePem);
  await stage.primary.serve(issued);
  await stage.backup.serve({ ...issued, chainPem: chain.join("\n") });
}

export const replicationScenarios: readonly Scenario[] = [
  {
    id: "certificate-renewal-behind",
    title: "Backup one renewal behind",
    explanation:
      "The certificate was renewed on the primary; the backup still serves the one before, for the same names.",
    set: async (stage) => stage.backup.serve(await issueOlder(stage)),
  },
  {
    id: "certificate-imported-not-default",
    title: "Imported but not the default",
    explanation:
      "The backup has the renewed certificate too, and still shows the one before to callers that name no server.",
    async set(stage) {
      const renewed = await stage.ca.issue(stage.usualCertificate);
      await stage.primary.serve(renewed);
      await stage.backup.serve(renewed, { fallback: await issueOlder(stage) });
    },
  },
  {
    id: "certificate-expired-authority",
    title: "Authority expired on the backup",
    explanation: "The backup's certificate was issued by an authority whose own certificate has expired.",
    set: async (stage) => {
      const issued = await stage.ca.issue({ ...stage.usualCertificate, by: "expired-authority" });
      await stage.backup.serve(issued, { authorities: [stage.ca.certificatePem] });
    },
  },
  {
    id: "certificate-chain-order",
    title: "Chain in the wrong order",
    explanation:
      "Both serve the same certificate, but the backup sends the two authorities above it in the wrong order.",
    async set(stage) {
      const issued = await stage.ca.issue({ ...stage.usualCertificate, by: "second-authority" });
      await shareInAnotherForm(stage, issued, ([leaf = "", ...authorities]) => [leaf, ...authorities.reverse()]);
    },
  },
  {
    id: "certificate-root-sent",
    title: "Root sent needlessly",
    explanation:
      "Both serve the same certificate, but the backup sends the root as well, which every client has already.",
    async set(stage) {
      const issued = await stage.ca.issue(stage.usualCertificate);
      await shareInAnotherForm(stage, issued, (chain, root) => [...chain, root]);
    },
  },
  {
    id: "certificate-weak-digest",
    title: "Weak digest on the backup",
    explanation: "The backup's certificate was signed with SHA-1, which strict clients refuse.",
    set: async (stage) => stage.backup.serve(await stage.ca.issue({ ...stage.usualCertificate, digest: "SHA-1" })),
  },
  {
    id: "backup-factory-new",
    title: "New appliance as the backup",
    explanation:
      "The backup was replaced by an appliance as it comes from the factory: no failover relationship, no account, and the factory's own certificate.",
    isFirstSight: true,
    async set(stage) {
      const apart = { role: "none", peer: null, lastDataSync: null } as const;
      await stage.primary.arrange(apart);
      await stage.backup.arrange({ ...apart, accounts: [] });
      await stage.backup.serveFactory();
    },
  },
];

/**
 * The practice pair's own certificate authority, made anew at each start. Its key and the keys of the certificates it
 * issues are held in memory only; nothing on the machine ever trusts it, only the practice pair's own definition does.
 *
 * Key usages are set as strict TLS stacks want them: the authority signs certificates, servers sign handshakes.
 */
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import type { Clock } from "../ports.ts";

const keyAlgorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const signingAlgorithm = { name: "ECDSA", hash: "SHA-256" } as const;
const dayMs = 86_400_000;
const authorityName = "CN=Pairdesk practice authority, O=Pairdesk practice pair";

export interface IssuedCertificate {
  /** The leaf alone: the authority issues directly, there is nothing between. */
  chainPem: string;
  /** PKCS#8. */
  keyPem: string;
}

export interface PracticeCa {
  certificatePem: string;
  issue(wanted: { dnsNames: string[]; ipAddresses: string[]; days: number }): Promise<IssuedCertificate>;
}

export async function createPracticeCa(clock: Clock): Promise<PracticeCa> {
  // An hour earlier, so that a clock set back a little does not refuse it.
  const notBefore = () => new Date(clock.nowMs() - 3_600_000);
  const daysLater = (days: number) => new Date(clock.nowMs() + days * dayMs);
  const keys = await webcrypto.subtle.generateKey(keyAlgorithm, false, ["sign", "verify"]);
  const authority = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: authorityName,
      notBefore: notBefore(),
      notAfter: daysLater(3 * 365),
      keys,
      signingAlgorithm,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );

  return {
    certificatePem: authority.toString("pem"),
    async issue({ dnsNames, ipAddresses, days }) {
      const leafKeys = await webcrypto.subtle.generateKey(keyAlgorithm, true, ["sign", "verify"]);
      const names: x509.JsonGeneralNames = [
        ...dnsNames.map((value) => ({ type: "dns" as const, value })),
        ...ipAddresses.map((value) => ({ type: "ip" as const, value })),
      ];
      const leaf = await x509.X509CertificateGenerator.create(
        {
          subject: `CN=${dnsNames[0]}, O=Pairdesk practice pair`,
          issuer: authorityName,
          notBefore: notBefore(),
          notAfter: daysLater(days),
          publicKey: leafKeys.publicKey,
          signingKey: keys.privateKey,
          signingAlgorithm,
          extensions: [
            new x509.BasicConstraintsExtension(false, undefined, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
            new x509.SubjectAlternativeNameExtension(names),
            await x509.SubjectKeyIdentifierExtension.create(leafKeys.publicKey, false, webcrypto),
            await x509.AuthorityKeyIdentifierExtension.create(authority, false, webcrypto),
          ],
        },
        webcrypto,
      );
      const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", leafKeys.privateKey);
      return { chainPem: leaf.toString("pem"), keyPem: x509.PemConverter.encode(pkcs8, "PRIVATE KEY") };
    },
  };
}

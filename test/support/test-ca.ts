/** Certificate authorities and server certificates for tests, good ones and each kind of bad one. */
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const signingAlgorithm = { name: "ECDSA", hash: "SHA-256" } as const;
const dayMs = 86_400_000;

export interface ServerIdentity {
  cert: string;
  key: string;
  /** SHA-256 of the leaf, 64 lower-case hexadecimal digits. */
  sha256: string;
}

export interface WantedCertificate {
  dns?: string[];
  ips?: string[];
  /** Days from today; a negative end makes an expired one. */
  validDays?: { from: number; to: number };
}

export interface TestCa {
  pem: string;
  issue(wanted: WantedCertificate): Promise<ServerIdentity>;
}

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
const inDays = (days: number) => new Date(Date.now() + days * dayMs);

export async function createTestCa(commonName = "Test authority"): Promise<TestCa> {
  const keys = await newKeys();
  const name = `CN=${commonName}`;
  const authority = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name,
      notBefore: inDays(-400),
      notAfter: inDays(400),
      keys,
      signingAlgorithm,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      ],
    },
    webcrypto,
  );
  return {
    pem: authority.toString("pem"),
    issue: (wanted) => makeLeaf(wanted, name, keys.privateKey),
  };
}

/** Signed by its own key, as an appliance comes from the factory. */
export const makeSelfSigned = (wanted: WantedCertificate): Promise<ServerIdentity> => makeLeaf(wanted, null, null);

async function makeLeaf(
  { dns = [], ips = [], validDays = { from: -1, to: 90 } }: WantedCertificate,
  issuer: string | null,
  issuerKey: webcrypto.CryptoKey | null,
): Promise<ServerIdentity> {
  const keys = await newKeys();
  const subject = `CN=${dns[0] ?? ips[0] ?? "nobody"}`;
  const leaf = await x509.X509CertificateGenerator.create(
    {
      subject,
      issuer: issuer ?? subject,
      notBefore: inDays(validDays.from),
      notAfter: inDays(validDays.to),
      publicKey: keys.publicKey,
      signingKey: issuerKey ?? keys.privateKey,
      signingAlgorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          ...dns.map((value) => ({ type: "dns" as const, value })),
          ...ips.map((value) => ({ type: "ip" as const, value })),
        ]),
      ],
    },
    webcrypto,
  );
  const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  const thumbprint = await leaf.getThumbprint("SHA-256", webcrypto);
  return {
    cert: leaf.toString("pem"),
    key: x509.PemConverter.encode(key, "PRIVATE KEY"),
    sha256: Buffer.from(thumbprint).toString("hex"),
  };
}

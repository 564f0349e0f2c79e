/**
 * The practice pair's own certificate authority, made anew at each start: a root, an authority under it, and the
 * servers' certificates under that. Keys are held in memory only; nothing on the machine ever trusts the root, only the
 * practice pair's own definition does.
 *
 * Key usages are set as strict TLS stacks want them: authorities sign certificates, servers sign handshakes.
 */
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import type { Clock } from "../ports.ts";

const keyAlgorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const rsaAlgorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;
const dayMs = 86_400_000;
const rootName = "CN=Pairdesk practice root, O=Pairdesk practice pair";
const authorityName = "CN=Pairdesk practice authority, O=Pairdesk practice pair";
const expiredName = "CN=Pairdesk practice expired authority, O=Pairdesk practice pair";
const issuingName = "CN=Pairdesk practice issuing authority, O=Pairdesk practice pair";

export interface IssuedCertificate {
  /** The leaf, then who issued it, and so on; the root is not sent. */
  chainPem: string;
  /** PKCS#8. */
  keyPem: string;
}

export interface WantedCertificate {
  /** The first one is the common name. */
  dnsNames: readonly string[];
  ipAddresses: readonly string[];
  /** From today; less than nothing makes an expired one. */
  days: number;
  /** How long ago its life began; an hour unless told, so that a clock set back a little does not refuse it. */
  ageDays?: number;
  /** An elliptic curve unless told. */
  key?: "rsa";
  /** SHA-256 unless told. */
  digest?: "SHA-1";
  /** By an authority whose own time is over, or by one that stands a step further from the root. */
  by?: "expired-authority" | "second-authority";
}

export interface PracticeCa {
  /** The root, which is trusted. */
  certificatePem: string;
  /** Who issues, and the root: what an appliance holds beside its own certificate. */
  authorities: readonly string[];
  issue(wanted: WantedCertificate): Promise<IssuedCertificate>;
  /** Signed by its own key, as an appliance comes from the factory. */
  selfSign(wanted: WantedCertificate): Promise<IssuedCertificate>;
}

const newKeys = (key?: "rsa") =>
  webcrypto.subtle.generateKey(key === "rsa" ? rsaAlgorithm : keyAlgorithm, true, ["sign", "verify"]);

interface Signer {
  name: string;
  key: webcrypto.CryptoKey;
  certificate: x509.X509Certificate;
}

export async function createPracticeCa(clock: Clock): Promise<PracticeCa> {
  const [rootKeys, authorityKeys] = await Promise.all([newKeys(), newKeys()]);
  // Older than anything that it has issued.
  const life = { notBefore: daysFrom(clock, -500), notAfter: daysFrom(clock, 3 * 365) };
  const root = await makeAuthority(rootName, rootKeys, null, 2, life);
  const rootSigner = { name: rootName, key: rootKeys.privateKey, certificate: root };
  const authority = await makeAuthority(authorityName, authorityKeys, rootSigner, 1, life);
  const usual: Signer = { name: authorityName, key: authorityKeys.privateKey, certificate: authority };

  /** Made anew each time: nothing but what it issues ever needs it. */
  async function signersFor(by: WantedCertificate["by"]): Promise<[Signer, ...Signer[]]> {
    if (by === undefined) return [usual];
    const keys = await newKeys();
    const isExpired = by === "expired-authority";
    const over = { notBefore: daysFrom(clock, -400), notAfter: daysFrom(clock, -3) };
    const name = isExpired ? expiredName : issuingName;
    const certificate = await makeAuthority(name, keys, isExpired ? rootSigner : usual, 0, isExpired ? over : life);
    const signer = { name, key: keys.privateKey, certificate };
    return isExpired ? [signer] : [signer, usual];
  }

  return {
    certificatePem: root.toString("pem"),
    authorities: [authority.toString("pem"), root.toString("pem")],
    async issue(wanted) {
      const signers = await signersFor(wanted.by);
      const { leaf, keyPem } = await makeLeaf(wanted, signers[0], clock);
      const chain = [leaf, ...signers.map(({ certificate }) => certificate)];
      return { chainPem: chain.map((link) => `${link.toString("pem")}\n`).join(""), keyPem };
    },
    async selfSign(wanted) {
      const { leaf, keyPem } = await makeLeaf(wanted, null, clock);
      return { chainPem: `${leaf.toString("pem")}\n`, keyPem };
    },
  };
}

const daysFrom = (clock: Clock, days: number): Date => new Date(clock.nowMs() + days * dayMs);

async function makeAuthority(
  subject: string,
  keys: webcrypto.CryptoKeyPair,
  signer: Signer | null,
  pathLength: number,
  life: { notBefore: Date; notAfter: Date },
): Promise<x509.X509Certificate> {
  return x509.X509CertificateGenerator.create(
    {
      subject,
      issuer: signer?.name ?? subject,
      ...life,
      publicKey: keys.publicKey,
      signingKey: signer?.key ?? keys.privateKey,
      signingAlgorithm: { name: keyAlgorithm.name, hash: "SHA-256" },
      extensions: [
        new x509.BasicConstraintsExtension(true, pathLength, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
        ...(await authorityKeyIdentifier(signer)),
      ],
    },
    webcrypto,
  );
}

async function makeLeaf(wanted: WantedCertificate, signer: Signer | null, clock: Clock) {
  const keys = await newKeys(wanted.key);
  const signingKey = signer?.key ?? keys.privateKey;
  const subject = `CN=${wanted.dnsNames[0]}, O=Pairdesk practice pair`;
  const names: x509.JsonGeneralNames = [
    ...wanted.dnsNames.map((value) => ({ type: "dns" as const, value })),
    ...wanted.ipAddresses.map((value) => ({ type: "ip" as const, value })),
  ];
  const leaf = await x509.X509CertificateGenerator.create(
    {
      subject,
      issuer: signer?.name ?? subject,
      notBefore: daysFrom(clock, -(wanted.ageDays ?? 1 / 24)),
      notAfter: daysFrom(clock, wanted.days),
      publicKey: keys.publicKey,
      signingKey,
      signingAlgorithm: { name: signingKey.algorithm.name, hash: wanted.digest ?? "SHA-256" },
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(usagesOf(wanted), true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(names),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
        ...(await authorityKeyIdentifier(signer)),
      ],
    },
    webcrypto,
  );
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { leaf, keyPem: x509.PemConverter.encode(pkcs8, "PRIVATE KEY") };
}

/** Old clients encrypt to an RSA key. */
const usagesOf = ({ key }: WantedCertificate): number =>
  x509.KeyUsageFlags.digitalSignature | (key === "rsa" ? x509.KeyUsageFlags.keyEncipherment : 0);

const authorityKeyIdentifier = async (signer: Signer | null): Promise<x509.Extension[]> =>
  signer ? [await x509.AuthorityKeyIdentifierExtension.create(signer.certificate, false, webcrypto)] : [];

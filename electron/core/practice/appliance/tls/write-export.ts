/**
 * What Export hands out: with the private key PKCS#12 under the passphrase, which may be empty (the guide recommends one),
 * without it PEM. The chain reaches up to the root where the appliance has it. Throws with words for a person.
 */
import { createPrivateKey } from "node:crypto";
import { writePkcs12 } from "../../../certificates/write-pkcs12.ts";
import type { HeldCertificate } from "./held-certificates.ts";

export interface WantedExport {
  certificate: boolean;
  key: boolean;
  chain: boolean;
  passphrase: string;
}

export interface ExportedFile {
  /** Of its name. */
  ending: "p12" | "pem";
  type: string;
  bytes: Uint8Array;
}

export async function writeExport(held: HeldCertificate, wanted: WantedExport): Promise<ExportedFile> {
  const [leaf, ...issuers] = held.chain.links;
  const certificates = [...(leaf && wanted.certificate ? [leaf] : []), ...(wanted.chain ? issuers : [])];
  if (wanted.key) {
    if (held.keyPem === null) throw new Error("The private key of this certificate is not on this appliance.");
    if (!wanted.certificate) throw new Error("A private key is exported together with its certificate.");
    const key = createPrivateKey(held.keyPem).export({ format: "der", type: "pkcs8" });
    const { passphrase } = wanted;
    const chain = certificates.map(({ raw }) => raw);
    const { friendlyName } = held;
    const bytes = await writePkcs12({ chain, key, passphrase, form: "pkcs12-modern", friendlyName });
    return { ending: "p12", type: "application/x-pkcs12", bytes };
  }
  if (certificates.length === 0) throw new Error("Select what the file is to hold.");
  const bytes = Buffer.from(certificates.map(String).join(""), "utf8");
  return { ending: "pem", type: "application/x-pem-file", bytes };
}

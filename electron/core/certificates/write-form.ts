/** Writes an assembled chain in the form that was asked for, or says what is missing for it. */
import type { WrittenForm } from "../../../shared/certificates/certificate-file.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { AssembledChain } from "./assemble-chain.ts";
import { shortName } from "./known-certificate.ts";
import { readCertificate } from "./read-certificate.ts";
import { writePemChain } from "./write-pem-chain.ts";
import { writePkcs12 } from "./write-pkcs12.ts";

export interface FormToWrite extends AssembledChain {
  form: WrittenForm;
  passphrase: string | null;
  shown: readonly string[];
}

/** Throws PairdeskError `certificate-file-refused`. */
export async function writeForm(asked: FormToWrite): Promise<Uint8Array> {
  const { form, assembled, chain, key, passphrase, shown } = asked;
  if (assembled.chain.join() !== shown.join()) throw changedMeanwhile();
  const [leaf] = chain;
  if (!leaf) throw refusal("There is no certificate to write.", "Add the file with the server's certificate.");
  if (form === "pem-chain") return Buffer.from(writePemChain(chain));
  if (!key) throw withoutKey(assembled.problems.some(({ code }) => code === "key-mismatch"));
  if (!passphrase) {
    throw refusal("A file with a private key needs a passphrase.", "Give one; you need it again for the import.");
  }
  const { subject, names } = readCertificate(leaf);
  return writePkcs12({ chain, key, passphrase, form, friendlyName: shortName(subject) || names[0] || "certificate" });
}

const withoutKey = (isAnothers: boolean): PairdeskError =>
  isAnothers
    ? refusal(
        "The private key that is here does not belong to the certificate.",
        "Add the key that the certificate was requested with.",
      )
    : refusal(
        "The private key of the certificate is not here.",
        "Add the file with the key and its passphrase, or write the chain without a key.",
      );

const changedMeanwhile = (): PairdeskError =>
  refusal("A file has changed since it was examined, or cannot be read any more.", "Add the files again.");

const refusal = (message: string, advice: string): PairdeskError =>
  new PairdeskError("certificate-file-refused", message, advice);

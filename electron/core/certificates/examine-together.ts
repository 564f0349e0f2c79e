import type { Assembled, CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import type { FileSource } from "../../../shared/contract/file-source.ts";

export function examineTogether(_asked: {
  sources: { source: FileSource; passphrase: string | null }[];
}): Promise<{ reports: CertificateFile[]; assembled: Assembled }> {
  return Promise.reject(new Error("PROVISIONAL"));
}

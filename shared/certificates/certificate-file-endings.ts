/** How the names of files with certificates, keys and requests end, in lower case. */
export const certificateFileEndings: readonly string[] = [
  "pfx",
  "p12",
  "pem",
  "crt",
  "cer",
  "der",
  "p7b",
  "p7c",
  "csr",
  "p10",
  "key",
];

export const isNamedAsCertificateFile = (fileName: string): boolean =>
  certificateFileEndings.some((ending) => fileName.toLowerCase().endsWith(`.${ending}`));

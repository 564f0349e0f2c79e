/** The deeds on Security > Certificates: what a person ticks, types and presses there, and what they do with the file. */
import { rm } from "node:fs/promises";
import path from "node:path";
import { PairdeskError } from "../../../../shared/errors.ts";
import { writePkcs12 } from "../../certificates/write-pkcs12.ts";
import { chainOf, derOf } from "../appliance/tls/stored-certificate.ts";
import type { IssuedCertificate } from "../practice-ca.ts";
import type { PlayedFile } from "./played-file.ts";
import { isSavedHere, saveDownload } from "./save-download.ts";
import { readRows } from "./web-form.ts";
import { refusal, type WebVisit } from "./web-visit.ts";

/** Of the newest certificate for the site's name, with key and chain, under the file's passphrase, into its folder. */
export async function exportCertificate(
  visit: WebVisit,
  appliance: string,
  siteHost: string,
  file: PlayedFile,
): Promise<string> {
  const folder = folderOf(file);
  const rows = readRows(await visit.open("certificates"), "certificate");
  const row = rows.findLast(({ text }) => text.includes(siteHost) && text.includes(" Yes "));
  if (!row) throw refusal({ appliance }, `no certificate with a private key is for ${siteHost}`);
  await visit.press("certificates", "choose", { certificate: row.value, choice: "export" });
  const saved = await saveDownload(
    folder,
    await visit.download(`certificates/export?certificate=${row.value}`, "export", {
      "with-certificate": "1",
      "with-key": "1",
      "with-chain": "1",
      passphrase: file.passphrase ?? "",
    }),
  );
  return `${saved} was saved.`;
}

export async function importCertificate(visit: WebVisit, file: PlayedFile): Promise<string> {
  const bytes = await file.bytes();
  if (!bytes) throw noFile("There is no certificate file to import.");
  await visit.press("certificates", "open-import");
  const fileName = path.basename(file.path ?? "certificate.p12");
  const fields = { file: { fileName, bytes }, password: file.passphrase ?? "" };
  return visit.press("certificates/import", "upload", fields);
}

/** The one that was imported last. */
export async function chooseDefault(visit: WebVisit, appliance: string): Promise<string> {
  const row = readRows(await visit.open("certificates"), "default").at(-1);
  if (!row) throw refusal({ appliance }, "no certificate there can be the default one");
  return visit.press("certificates", "set-default", { default: row.value });
}

export interface Issued {
  issued: IssuedCertificate;
  /** PEM, of those above it. */
  authorities: readonly string[];
}

/** What an authority sends: the new certificate with its key and chain. */
export async function saveIssued({ issued, authorities }: Issued, siteHost: string, file: PlayedFile): Promise<string> {
  const chain = chainOf(issued.chainPem).map(derOf);
  const lacking = authorities.map(derOf).filter((authority) => !chain.some((sent) => sent.equals(authority)));
  const bytes = await writePkcs12({
    chain: [...chain, ...lacking],
    key: derOf(issued.keyPem),
    passphrase: file.passphrase ?? "",
    form: "pkcs12-modern",
    friendlyName: siteHost,
  });
  return `${await saveDownload(folderOf(file), { fileName: "new-certificate.p12", bytes })} was issued.`;
}

/** What a person gave from elsewhere is theirs, and stays. */
export async function deleteFile(file: PlayedFile): Promise<string> {
  if (file.path === null) throw noFile("The certificate file has no place from which it could be deleted.");
  if (!isSavedHere(file.path)) return `${path.basename(file.path)} is your own file and stays: delete it yourself.`;
  await rm(file.path, { force: true });
  return `${path.basename(file.path)} was deleted.`;
}

function folderOf({ folder }: PlayedFile): string {
  if (folder === null) throw noFile("There is no folder in which the certificate file could be saved.");
  return folder;
}

const noFile = (message: string): PairdeskError =>
  new PairdeskError(
    "practice-unavailable",
    message,
    "Choose a folder to watch, or give the file, then play the step again.",
  );

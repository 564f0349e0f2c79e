/** A test's hand on Security > Certificates of a practice appliance. */
import type { CallResult } from "./appliance-call.ts";
import { noticeOf, type SentFile, type WebClient } from "./web-client.ts";

export interface TableRow {
  fingerprint: string;
  /** What stands in its cells. */
  cells: readonly string[];
  isIncomplete: boolean;
  isDefault: boolean;
  hasKey: boolean;
}

export async function readTable(web: WebClient): Promise<TableRow[]> {
  const page = await web.open("certificates");
  return [...page.matchAll(/<tr>(<td>.*?)<\/tr>/gs)].map(([, row = ""]) => {
    const cells = [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = ""]) => cell.replaceAll(/<[^>]*>/g, "").trim());
    return {
      fingerprint: /name="certificate" value="([0-9a-f]{64})"/.exec(row)?.[1] ?? "",
      cells,
      isIncomplete: row.includes("Warning: the certificate chain is incomplete."),
      isDefault: / name="default" [^>]* checked/.test(row),
      hasKey: cells[5] === "Yes",
    };
  });
}

export const importFile = async (web: WebClient, file: SentFile | string, password = ""): Promise<string> => {
  const sent = typeof file === "string" ? { fileName: "file.pem", bytes: Buffer.from(file) } : file;
  return noticeOf((await web.press("certificates/import", "upload", { file: sent, password })).text);
};

export const exportFile = (web: WebClient, fingerprint: string, fields: Record<string, string>): Promise<CallResult> =>
  web.press(`certificates/export?certificate=${fingerprint}`, "export", fields);

export const setDefault = async (web: WebClient, fingerprint: string): Promise<string> =>
  noticeOf((await web.press("certificates", "set-default", { default: fingerprint })).text);

export const everything = { "with-certificate": "1", "with-key": "1", "with-chain": "1" };

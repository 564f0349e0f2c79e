/** A desk as the window is told of it: what was found, never a passphrase, a path or bytes. Pure. */
import { basename } from "node:path";
import type { DeskView } from "../../../shared/certificates/desk-view.ts";
import type { FileSource } from "../../../shared/contract/file-source.ts";
import type { Desk } from "./desks.ts";
import { type ServedGrid, servedMatches } from "./served-matches.ts";

export function describeDesk({ id, laid }: Pick<Desk, "id" | "laid">, served: readonly ServedGrid[]): DeskView {
  const files = laid.files.flatMap((file, at) => {
    const report = laid.reports[at];
    return report ? [{ id: file.id, fileName: nameOf(file.source), report, hasPath: "path" in file.source }] : [];
  });
  const certificates = laid.reports.flatMap((report) => report.certificates);
  return { desk: id, files, assembled: laid.assembled, served: servedMatches(certificates, served) };
}

const nameOf = (source: FileSource): string => basename("path" in source ? source.path : source.fileName);

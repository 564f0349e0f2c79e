/** The file doctor: the service behind `shared/contract/certificate-files.ts`. */
import type { WrittenForm } from "../../shared/certificates/certificate-file.ts";
import type { DeskView } from "../../shared/certificates/desk-view.ts";
import type { FileSource } from "../../shared/contract/file-source.ts";

export interface CertificateFilesService {
  examine(asked: { desk: string | null; source: FileSource; passphrase: string | null }): Promise<DeskView>;
  unlock(asked: { desk: string; file: string; passphrase: string }): Promise<DeskView>;
  takeAway(asked: { desk: string; file: string }): Promise<DeskView>;
  write(asked: { desk: string; form: WrittenForm; passphrase: string | null }): Promise<string | null>;
  close(desk: string): void;
}

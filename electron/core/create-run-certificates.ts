/** What a run sees of certificates, and its file; both end with it. */
import type { CertificateGrid } from "../../shared/certificates/certificate-grid.ts";
import { createRunFileDesk, type RunFileDeskOptions } from "./create-run-file-desk.ts";
import type { RunHands } from "./runs/run-hands.ts";

export interface RunCertificatesOptions extends RunFileDeskOptions {
  /** Nine handshakes now. What a remote does is in the answer; it may throw once the signal is given. */
  readGrid(signal: AbortSignal): Promise<CertificateGrid>;
}

export interface RunCertificates extends Pick<RunHands, "readGrid" | "file"> {
  close(): void;
}

export function createRunCertificates(options: RunCertificatesOptions): RunCertificates {
  const closing = new AbortController();
  const file = createRunFileDesk(options);
  return {
    readGrid: () => options.readGrid(closing.signal),
    file,
    close() {
      closing.abort();
      file.close();
    },
  };
}

/** What a run looks at for its checks of certificates: nine handshakes, used again while they are new enough, and the given file. */
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { Check } from "../../../shared/runbooks/check.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";
import { needsFile, needsHandshakes } from "../../../shared/runbooks/seen-without-health.ts";
import type { Clock } from "../ports.ts";
import type { RunHands } from "./run-hands.ts";

export interface CertificateLooks {
  /** What this check is judged by; nothing where it needs neither. Handshakes from before the last change do not count. */
  ask(
    check: Check,
    state: Pick<RunState, "changedAt" | "file" | "files">,
  ): Promise<Pick<RunKnowledge, "grid" | "file" | "earlierFiles">>;
}

/** Two checks that follow one another are judged by the same; a file is compared again and again with what hardly ever changes. */
const sameMs = 5_000;
const besideFileMs = 30_000;

export function createCertificateLooks(hands: Pick<RunHands, "readGrid" | "file">, clock: Clock): CertificateLooks {
  let last: CertificateGrid | null = null;

  function isGoodFor(grid: CertificateGrid, { check }: Check, changedAt: string | null): boolean {
    if (changedAt !== null && Date.parse(grid.at) <= Date.parse(changedAt)) return false;
    // A clock that was set back makes it no newer.
    const ageMs = Math.abs(clock.nowMs() - Date.parse(grid.at));
    return ageMs <= (check === "certificate-file" ? besideFileMs : sameMs);
  }
  async function gridFor(check: Check, changedAt: string | null): Promise<CertificateGrid> {
    if (last === null || !isGoodFor(last, check, changedAt)) last = await hands.readGrid();
    return last;
  }
  return {
    async ask(check, { changedAt, file: last, files }) {
      if (check.check === "file-gone") {
        const earlier = files.filter((one) => one.path !== null && one.path !== last?.path);
        const earlierFiles = earlier.map(async ({ fileName, path }) => ({
          fileName,
          isThere: await hands.file.isThere(path ?? undefined),
        }));
        return { file: await hands.file.examine(), earlierFiles: await Promise.all(earlierFiles) };
      }
      const file = needsFile(check) ? { file: await hands.file.examine() } : {};
      // Nothing is compared with what is served before there is a file to compare.
      const isWanted = needsHandshakes(check) && file.file !== null;
      return isWanted ? { ...file, grid: await gridFor(check, changedAt) } : file;
    },
  };
}

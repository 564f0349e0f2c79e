import { Button } from "@mantine/core";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import { useCallback } from "react";
import type { CertificatesView } from "../../../shared/certificates/certificates-view.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { SaveReportMenu } from "../../components/save-report-menu.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { ToPair } from "../../components/to-pair.tsx";
import { useAction } from "../../connection/use-action.ts";
import type { CertificateReportFormat } from "../../stores/certificates-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

const formats = [
  { format: "html", title: "Report", words: "One page (HTML) for a support case; prints well, also to PDF" },
  { format: "json", title: "JSON", words: "All of it for other programs, times in UTC" },
  { format: "csv", title: "CSV", words: "A table for spreadsheets, times in UTC" },
] as const;

interface CertificatesHeadingProps {
  pairId: string;
  pair: PairView | null;
  view: CertificatesView | null;
}

export function CertificatesHeading({ pairId, pair, view }: CertificatesHeadingProps) {
  const { certificates } = useWindowStores();
  const { run, isBusy, failure } = useAction(useCallback(() => certificates.check(pairId), [certificates, pairId]));
  const save = useCallback(
    (format: CertificateReportFormat) => certificates.saveReport(pairId, format),
    [certificates, pairId],
  );
  // A look that somebody else began is as good: nobody waits for two.
  const isChecking = isBusy || view?.isChecking === true;
  return (
    <>
      <header className="certificates-heading">
        <div>
          <ScreenHeading>{pair ? `Certificates of ${pair.status.name}` : "Certificates"}</ScreenHeading>
          {pair && <p className="soft">as served to clients of {pair.site.host}</p>}
        </div>
        <div className="certificates-ways">
          <ToPair pairId={pairId} />
          {view?.grid && <SaveReportMenu formats={formats} save={save} />}
          {view && (
            <Button
              aria-disabled={isChecking}
              leftSection={<IconRefresh size={17} stroke={1.8} aria-hidden="true" />}
              onClick={() => isChecking || run()}
            >
              {isChecking ? "Looking now…" : "Check now"}
            </Button>
          )}
        </div>
      </header>
      <p role="status" className="only-read-out">
        {isChecking ? "Looking at the certificates now" : ""}
      </p>
      <FailureNote failure={failure} />
    </>
  );
}

import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { ClockWords } from "../../components/clock-words.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { ToCertificates } from "../../components/to-certificates.tsx";
import { certificateLife } from "../../words/certificate-words.ts";
import { localDay } from "../../words/local-time.ts";
import type { ApplianceOnScreen } from "../../words/pair-words.ts";

type ApplianceFactsProps = Pick<ApplianceOnScreen, "view" | "status"> & { pairId: string };

/** What identifies an appliance and what it runs. What is not known says so. */
export function ApplianceFacts({ pairId, view, status }: ApplianceFactsProps) {
  const { version, build, certificate, applianceId, sharedIps } = status;
  return (
    <dl className="appliance-facts">
      <Fact name="Address">
        <span className="mono">{view.port === 443 ? view.host : `${view.host}:${view.port}`}</span>
      </Fact>
      <Fact name="Version">
        {version ?? "unknown"}
        {build !== null && <span className="soft"> build {build}</span>}
      </Fact>
      <Fact name="Certificate">
        {certificate === null ? (
          "not seen"
        ) : (
          <Tooltip label={`Valid until ${localDay(certificate.notAfter)}`}>
            <span>
              <ClockWords words={(nowMs) => certificateLife(certificate.notAfter, nowMs)} />
            </span>
          </Tooltip>
        )}{" "}
        <ToCertificates pairId={pairId} of={view.name} />
      </Fact>
      {sharedIps !== null && sharedIps.length > 0 && (
        <Fact name="Shared IP">
          <span className="mono">{sharedIps.join(", ")}</span>
        </Fact>
      )}
      <Fact name="Appliance id">
        {applianceId === null ? (
          "unknown"
        ) : (
          <span className="appliance-facts-id">
            <span className="mono">
              {applianceId.slice(0, 16)}
              <wbr />
              {applianceId.slice(16)}
            </span>
            <CopyButton text={applianceId} what={`appliance id of ${view.name}`} />
          </span>
        )}
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

import "./connection-panel.css";
import { Button } from "@mantine/core";
import IconPlugConnected from "@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs";
import { useId } from "react";
import { useStore } from "zustand";
import type { FoundIn } from "../../../shared/domain/connection-layers.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { climbSummary } from "../../words/layer-words.ts";
import { Advanced } from "./advanced.tsx";
import { type ConnectionTestStore, type TestedForm, testedKey } from "./connection-test-store.ts";
import { LayerList } from "./layer-list.tsx";
import { LayerProblem, type LayerRemedies } from "./layer-problem.tsx";
import { ServedCertificate } from "./served-certificate.tsx";

interface ConnectionPanelProps {
  test: ConnectionTestStore;
  form: TestedForm;
  /** Begins, or shows which fields keep it from beginning. */
  onTest(): void;
  remedies: LayerRemedies;
}

/** The connection test beside the form that it tests. */
export function ConnectionPanel({ test, form, onTest, remedies }: ConnectionPanelProps) {
  const { layers, isRunning, failure, tested } = useStore(test);
  const headingId = useId();
  const { name, host, port } = form.appliance;
  const whom = { name: name || host || "this appliance", host, port };
  const isOutdated = tested !== null && !isRunning && tested !== testedKey(form);
  return (
    <section className="panel connection-panel" aria-labelledby={headingId}>
      <header className="connection-panel-head">
        <h2 id={headingId} className="panel-heading">
          Connection test
        </h2>
        {isRunning ? (
          <Button variant="default" size="xs" onClick={test.stop}>
            Stop
          </Button>
        ) : (
          <Button
            variant={layers === null || isOutdated ? "filled" : "default"}
            size="xs"
            leftSection={<IconPlugConnected size={16} stroke={1.9} aria-hidden="true" />}
            onClick={onTest}
          >
            {layers === null ? "Test the connection" : "Test again"}
          </Button>
        )}
      </header>
      <p role="status" className="only-read-out">
        {layers && !isRunning ? climbSummary(layers, whom.name) : ""}
      </p>
      {layers === null && !failure && <p className="soft">{introWords}</p>}
      {isOutdated && (
        <p className="connection-panel-outdated" data-tone="caution">
          The form has changed since. Test again to be sure.
        </p>
      )}
      <FailureNote failure={failure} />
      {layers && (
        <div data-outdated={isOutdated} className="connection-panel-layers">
          <LayerList
            layers={layers}
            underPassedTrust={<TrustFound layers={layers} />}
            underFailed={(state) => <LayerProblem state={state} whom={whom} remedies={remedies} />}
          />
        </div>
      )}
    </section>
  );
}

const introWords =
  "Goes up from the name to the role and shows the first layer that fails, with what to do. Nothing is stored, nothing secret is sent before the certificate is trusted, and a secret that is refused is tried once only.";

function TrustFound({ layers }: { layers: NonNullable<ReturnType<ConnectionTestStore["getState"]>["layers"]> }) {
  const state = layers[3];
  if (state.state !== "passed") return null;
  return (
    <>
      <SiteNameNote site={state.found.site} />
      <Advanced summary="Show the certificate" hasProblem={false}>
        <ServedCertificate certificate={state.found.certificate} />
      </Advanced>
    </>
  );
}

/** The rehearsal of a failover: not this test's concern, but the day's when it comes. */
function SiteNameNote({ site }: { site: FoundIn<"trust">["site"] }) {
  if (site?.certificate.kind !== "served" || site.certificate.refusal === null) return null;
  return (
    <p className="layer-note" data-tone="caution">
      Under the site name {site.host} it shows a certificate that people's programs would refuse. It should be mended
      before this appliance has to serve the site.
    </p>
  );
}

import { Button } from "@mantine/core";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import type { ConnectionLayer, LayerState } from "../../../shared/domain/connection-layers.ts";
import type { Whom } from "../../words/connection/layer-failures.ts";
import { layerNames, problemWords } from "../../words/layer-words.ts";
import { ServedCertificate } from "./served-certificate.tsx";

export interface LayerRemedies {
  retry(from: ConnectionLayer): void;
  /** Believe this very certificate from now on. */
  trust(sha256: string): void;
  /** Check the certificate under this name instead. */
  checkAs(serverName: string): void;
  siteHost: string;
}

interface LayerProblemProps {
  state: Extract<LayerState, { state: "failed" }>;
  whom: Whom;
  remedies: LayerRemedies;
}

/** Why a layer failed, what to do, and what can be done right here. */
export function LayerProblem({ state, whom, remedies }: LayerProblemProps) {
  const { what, fix } = problemWords(state, whom);
  const name = layerNames[state.layer].toLowerCase();
  const isTrust = state.layer === "trust";
  return (
    <div className="layer-problem">
      <p className="layer-problem-what">{what}</p>
      <p>{fix}</p>
      {isTrust && <ServedCertificate certificate={state.problem.certificate} />}
      {isTrust && <p>{compareWords}</p>}
      <div className="layer-actions">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={15} stroke={1.9} aria-hidden="true" />}
          onClick={() => remedies.retry(state.layer)}
        >
          Try {name} again
        </Button>
        {isTrust && <NameRemedy problem={state.problem} remedies={remedies} />}
        {isTrust && (
          <Button size="xs" onClick={() => remedies.trust(state.problem.certificate.sha256)}>
            {state.problem.code === "PIN_CHANGED" ? "Trust the new fingerprint" : "Trust this fingerprint"}
          </Button>
        )}
      </div>
    </div>
  );
}

const compareWords =
  "Compare the fingerprint with the one that the appliance shows in /appliance > Security > Certificates, on its own console or where somebody you trust reads it to you. Trust it only if all of it is the same.";

type TrustProblem = Extract<LayerState, { layer: "trust"; state: "failed" }>["problem"];

/** The certificate is often right and only asked for under the wrong name. */
function NameRemedy({ problem, remedies }: { problem: TrustProblem; remedies: LayerRemedies }) {
  const name = problem.code === "ERR_TLS_CERT_ALTNAME_INVALID" ? nameToTry(problem, remedies.siteHost) : undefined;
  if (name === undefined) return null;
  return (
    <Button variant="default" size="xs" onClick={() => remedies.checkAs(name)}>
      Check it as {name}
    </Button>
  );
}

function nameToTry({ certificate: { names } }: TrustProblem, siteHost: string): string | undefined {
  const covers = (name: string) =>
    name.toLowerCase() === siteHost.toLowerCase() ||
    (name.startsWith("*.") && siteHost.slice(siteHost.indexOf(".")).toLowerCase() === name.slice(1).toLowerCase());
  if (siteHost !== "" && names.some(covers)) return siteHost;
  return names.find((name) => !name.includes("*"));
}

import { Button } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAppState, useWindowStores } from "../../stores/use-window-stores.ts";
import { fingerprintWords } from "../../words/fingerprint-words.ts";
import { methodWords } from "../../words/pair-words.ts";
import { reviewWords } from "../../words/review-words.ts";
import { type ConnectionTestStore, testedKey } from "../pair-form/connection-test-store.ts";
import { enteredSecrets } from "../pair-form/entered-secrets.ts";
import { KeychainChoice } from "../pair-form/keychain-choice.tsx";
import type { ApplianceDraft, PairDraft, Place } from "../pair-form/pair-draft.ts";
import { type ReviewWarning, reviewWarnings } from "../pair-form/review-warnings.ts";
import { testedForm } from "../pair-form/tested-form.ts";
import { readFingerprint } from "../pair-form/to-definition.ts";
import type { Step } from "./use-add-pair.ts";
import type { useSaving } from "./use-saving.ts";

interface ReviewStepProps {
  draft: PairDraft;
  tests: readonly ConnectionTestStore[];
  saving: ReturnType<typeof useSaving>;
  onEdit(step: Step): void;
}

/** Everything once more before it is stored, and what looks wrong about it. */
export function ReviewStep({ draft, tests, saving, onEdit }: ReviewStepProps) {
  const [first, second] = [useTested(draft, 0, tests[0]), useTested(draft, 1, tests[1])];
  const warnings = reviewWarnings(draft, [first, second]);
  const hasSecrets = enteredSecrets(draft).length > 0;
  return (
    <div className="review">
      <Warnings warnings={warnings} />
      <div className="review-parts">
        <ReviewSite draft={draft} onEdit={() => onEdit(0)} />
        <ReviewAppliance draft={draft} place={0} onEdit={() => onEdit(1)} />
        <ReviewAppliance draft={draft} place={1} onEdit={() => onEdit(2)} />
      </div>
      <WhereStored hasSecrets={hasSecrets} />
      {hasSecrets && <KeychainChoice />}
      {saving.failure && (
        <div className="review-failure">
          {saving.saved && <StoredInPart pairId={saving.saved.pairId} />}
          <FailureNote failure={saving.failure} />
        </div>
      )}
    </div>
  );
}

/** What a test found, as long as it tested what the form still says. */
function useTested(draft: PairDraft, place: Place, test: ConnectionTestStore | undefined) {
  if (!test) throw new Error("each appliance has a test");
  const { layers, tested, isRunning } = useStore(test);
  return !isRunning && tested === testedKey(testedForm(draft, place, null)) ? layers : null;
}

function Warnings({ warnings }: { warnings: readonly ReviewWarning[] }) {
  if (warnings.length === 0) {
    return (
      <p className="review-good" data-tone="good">
        <IconCircleCheck size={20} stroke={1.9} aria-hidden="true" />
        Both appliances answer, and together they look like a pair.
      </p>
    );
  }
  return (
    <section className="review-warnings" aria-labelledby="review-warnings-heading" data-tone="caution">
      <h3 id="review-warnings-heading">
        <IconAlertTriangle size={19} stroke={1.9} aria-hidden="true" />
        Worth a second look
      </h3>
      <ul>
        {warnings.map((warning) => {
          const { what, why } = reviewWords(warning);
          return (
            <li key={what}>
              <strong>{what}</strong> {why}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Part({ title, onEdit, children }: { title: string; onEdit(): void; children: ReactNode }) {
  return (
    <section className="panel review-part" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <Button variant="subtle" size="compact-sm" onClick={onEdit} aria-label={`Change ${title}`}>
          Change
        </Button>
      </header>
      <dl>{children}</dl>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const address = (host: string, port: string): string =>
  port.trim() === "443" ? host.trim() : `${host.trim()}:${port}`;

function ReviewSite({ draft, onEdit }: { draft: PairDraft; onEdit(): void }) {
  return (
    <Part title={draft.name.trim() || "Site"} onEdit={onEdit}>
      <Fact name="Site name">
        <span className="mono">{address(draft.site.host, draft.site.port)}</span>
      </Fact>
      <Fact name="Network method">{draft.method === null ? "not chosen" : methodWords[draft.method]}</Fact>
      {draft.method === "shared-ip" && draft.sharedIps.trim() !== "" && (
        <Fact name="Shared IP">
          <span className="mono">{draft.sharedIps.trim()}</span>
        </Fact>
      )}
      {draft.group.trim() !== "" && <Fact name="Group">{draft.group.trim()}</Fact>}
    </Part>
  );
}

function ReviewAppliance({ draft, place, onEdit }: { draft: PairDraft; place: Place; onEdit(): void }) {
  const appliance = draft.appliances[place];
  const identity = draft.normalPrimary === place ? "normal primary" : "normal backup";
  return (
    <Part title={appliance.name.trim() || `Appliance ${place + 1}`} onEdit={onEdit}>
      <Fact name="Identity">{identity}</Fact>
      <Fact name="Address">
        <span className="mono">{address(appliance.host, appliance.port)}</span>
      </Fact>
      <Fact name="Trust">{trustWords(appliance)}</Fact>
      <Fact name="API account">
        <span className="mono">{appliance.clientId}</span>
        {appliance.secret === "" && <span className="soft"> without a secret</span>}
      </Fact>
    </Part>
  );
}

function trustWords({ tls }: ApplianceDraft): string {
  if (tls.trust === "ca") return "our own CA";
  if (tls.trust === "system") return "as this computer does";
  return `fingerprint ${fingerprintWords(readFingerprint(tls.pin)).slice(0, 23)}…`;
}

function WhereStored({ hasSecrets }: { hasSecrets: boolean }) {
  const folder = useAppState(({ facts }) => facts?.dataFolder);
  return (
    <p className="soft">
      The description is stored in Pairdesk's own folder on this computer
      {folder === undefined ? "" : <span className="mono"> ({folder})</span>}.{" "}
      {hasSecrets
        ? "The secrets go into the keychain of this computer and nowhere else."
        : "No secret was entered: health and role are seen once you enter one in the pair's settings."}
    </p>
  );
}

function StoredInPart({ pairId }: { pairId: string }) {
  const { place } = useWindowStores();
  return (
    <p>
      The pair is stored and watched, but a secret is not.{" "}
      <Button variant="default" size="compact-sm" onClick={() => place.go({ screen: "pair", pairId })}>
        Go on without it
      </Button>
    </p>
  );
}

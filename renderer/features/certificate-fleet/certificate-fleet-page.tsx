import "./certificate-fleet.css";
import { Button, CloseButton, TextInput } from "@mantine/core";
import IconFileCertificate from "@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useCallback, useDeferredValue, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import { SaveFileButton } from "../../components/save-file-button.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useIsLive, useWindowStores } from "../../stores/use-window-stores.ts";
import { findSummaries, fleetSentence } from "./arrange-certificate-fleet.ts";
import { CertificateFleetTable } from "./certificate-fleet-table.tsx";

/** The certificates of all pairs, the one that ends first at the top. */
export function CertificateFleetPage() {
  const { certificates } = useWindowStores();
  const { fleet, fleetFailure, search } = useStore(certificates);
  const isLive = useIsLive();
  const sought = useDeferredValue(search);
  const found = useMemo(() => findSummaries(fleet ?? [], sought), [fleet, sought]);
  const save = useCallback(() => certificates.saveCalendar(null), [certificates]);
  useEffect(() => certificates.showFleet(), [certificates]);
  return (
    <article className="certificate-fleet">
      <header className="certificate-fleet-head">
        <div>
          <ScreenHeading>Certificates</ScreenHeading>
          <p className="soft">{fleet ? fleetSentence(fleet) : "Reading what was seen of the pairs…"}</p>
        </div>
        <div className="certificate-fleet-ways">
          <ToCertificateFiles />
          {fleet !== null && fleet.length > 0 && <SaveFileButton words="Save all as calendar file…" save={save} />}
        </div>
      </header>
      <FailureNote failure={fleetFailure} />
      {fleet !== null && fleet.length > 0 && <Search search={search} />}
      <p role="status" className="certificate-fleet-shown soft">
        {fleet && found.length !== fleet.length && `Showing ${found.length} of ${fleet.length} pairs`}
      </p>
      {found.length > 0 && <CertificateFleetTable summaries={found} isLive={isLive} />}
      {fleet !== null && fleet.length > 0 && found.length === 0 && (
        <section className="certificate-fleet-none" aria-label="Nothing found">
          <h2>No pair fits</h2>
          <p className="soft">The search looks at names of pairs and groups, subjects, issuers and states.</p>
          <Button variant="default" onClick={() => certificates.setState({ search: "" })}>
            Show all pairs
          </Button>
        </section>
      )}
    </article>
  );
}

/** Of no pair, so it stands here even where none is stored. */
function ToCertificateFiles() {
  const { place } = useWindowStores();
  return (
    <Button
      variant="default"
      leftSection={<IconFileCertificate size={17} stroke={1.8} aria-hidden="true" />}
      onClick={() => place.go({ screen: "certificate-files" })}
    >
      Certificate files
    </Button>
  );
}

function Search({ search }: { search: string }) {
  const { certificates } = useWindowStores();
  const change = (next: string) => certificates.setState({ search: next });
  return (
    <TextInput
      className="certificate-fleet-search"
      aria-label="Find a certificate"
      placeholder="Find by pair, group, name, issuer or state"
      value={search}
      maxLength={200}
      spellCheck={false}
      autoComplete="off"
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onKeyDown={(event) => event.key === "Escape" && change("")}
      leftSection={<IconSearch size={17} stroke={1.8} aria-hidden="true" />}
      rightSection={search !== "" && <CloseButton size="sm" aria-label="Clear the search" onClick={() => change("")} />}
    />
  );
}

import { Button } from "@mantine/core";
import { useCallback, useState } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { RevocationResults } from "./revocation-results.tsx";

/** Off until the person ticks who may be asked, and asks: the only question that leaves the pair's own network. */
export function RevocationPanel({ hosts, pairId }: { hosts: readonly string[]; pairId: string }) {
  const { certificates } = useWindowStores();
  const results = useStore(certificates, ({ revocations }) => revocations[pairId] ?? null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const agreed = hosts.filter((host) => ticked.includes(host));
  const { run, isBusy, failure } = useAction(
    useCallback((asked: string[]) => certificates.checkRevocation(pairId, asked), [certificates, pairId]),
  );
  const toggle = (host: string) =>
    setTicked((now) => (now.includes(host) ? now.filter((other) => other !== host) : [...now, host]));
  return (
    <section className="panel certificates-section" aria-labelledby="revocation-heading">
      <header className="certificates-section-head">
        <h2 id="revocation-heading">Revocation</h2>
        <p className="soft">{results ? "asked when you said so" : "off: nobody has been asked"}</p>
      </header>
      {hosts.length === 0 ? (
        <p className="soft">These certificates name nobody who could be asked whether they were revoked.</p>
      ) : (
        <>
          <p>
            The issuers can be asked whether they have revoked what is served: about one certificate (OCSP), or for the
            list of all that they revoked (CRL). They learn which certificate is asked about and from which network.
            Tick those that may be asked; nobody else is.
          </p>
          <fieldset className="revocation-hosts">
            <legend className="only-read-out">Who may be asked</legend>
            {hosts.map((host) => (
              <label key={host}>
                <input type="checkbox" checked={ticked.includes(host)} onChange={() => toggle(host)} />
                <span className="mono">{host}</span>
              </label>
            ))}
          </fieldset>
          <div>
            <Button
              variant="default"
              aria-disabled={isBusy}
              disabled={agreed.length === 0}
              onClick={() => isBusy || run(agreed)}
            >
              {isBusy ? "Asking…" : askWords(agreed.length)}
            </Button>
          </div>
        </>
      )}
      <FailureNote failure={failure} />
      {results && <RevocationResults results={results} />}
    </section>
  );
}

function askWords(count: number): string {
  if (count === 0) return "Tick a host to ask it";
  return count === 1 ? "I agree: ask this host" : `I agree: ask these ${count} hosts`;
}

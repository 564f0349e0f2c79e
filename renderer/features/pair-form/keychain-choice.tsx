import { Button } from "@mantine/core";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import { useCallback, useEffect, useState } from "react";
import type { VaultChoice, VaultStanding } from "../../../shared/contract/vault.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Stands where a secret is entered, and only while the keychain cannot take it: the person says where it goes. */
export function KeychainChoice() {
  const { setup } = useWindowStores();
  const [standing, setStanding] = useState<VaultStanding | null>(null);
  useEffect(() => {
    let isHere = true;
    // Where the keychain cannot even be asked about, saving a secret says so.
    setup.vault().then(
      (now) => isHere && setStanding(now),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [setup]);
  const choose = useCallback(async (kind: VaultChoice["kind"]) => setStanding(await setup.chooseVault(kind)), [setup]);
  if (standing?.kind === "memory") return <p className="soft">{memoryWords}</p>;
  if (standing?.kind !== "unavailable") return null;
  return <Unavailable standing={standing} choose={choose} />;
}

const memoryWords = "Secrets are kept in memory for this run only, and asked for again at the next start.";

function Unavailable({
  standing,
  choose,
}: {
  standing: Extract<VaultStanding, { kind: "unavailable" }>;
  choose(kind: VaultChoice["kind"]): Promise<void>;
}) {
  const retry = useAction(useCallback(() => choose("retry"), [choose]));
  const keep = useAction(useCallback(() => choose("memory-for-this-run"), [choose]));
  return (
    <section className="keychain-choice" data-tone="caution" aria-label="Where secrets are kept">
      <IconKey size={18} stroke={1.8} aria-hidden="true" />
      <div className="keychain-choice-words">
        <p className="keychain-choice-what">{standing.reason}</p>
        <p>{standing.advice} Secrets are never written to a file.</p>
        <div className="layer-actions">
          <Button variant="default" size="xs" loading={retry.isBusy} onClick={retry.run}>
            Try the keychain again
          </Button>
          <Button variant="default" size="xs" loading={keep.isBusy} onClick={keep.run}>
            Keep secrets for this run only
          </Button>
        </div>
        <FailureNote failure={retry.failure ?? keep.failure} />
      </div>
    </section>
  );
}

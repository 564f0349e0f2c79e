import "./login-changes.css";
import { useEffect } from "react";
import { useStore } from "zustand";
import { CopyButton } from "../../components/copy-button.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { ToPair } from "../../components/to-pair.tsx";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { standInOf } from "../../words/pair-words.ts";
import { ChangeForm } from "./change-form.tsx";
import { ChangeList } from "./change-list.tsx";
import { changesText } from "./changes-text.ts";

/** What was changed in /login while the stand-in was primary, and what of it has been entered again. */
export function LoginChangesPage({ pairId }: { pairId: string }) {
  const { loginChanges } = useWindowStores();
  const { changes: told, failure, pairId: shownId } = useStore(loginChanges);
  const pair = usePairs(({ pairs }) => pairs?.find(({ id }) => id === pairId) ?? null);
  const counts = JSON.stringify(pair?.loginChanges ?? null);
  useEffect(() => {
    if (counts) loginChanges.show(pairId);
  }, [loginChanges, pairId, counts]);
  const changes = shownId === pairId ? told : null;
  const name = pair?.status.name ?? "this pair";
  const open = changes?.filter(({ reAppliedAt }) => reAppliedAt === null).length ?? 0;
  const standIn = pair ? standInOf(pair) : null;
  return (
    <article className="login-changes">
      <header className="login-changes-heading">
        <ScreenHeading>{`Changes to enter again of ${name}`}</ScreenHeading>
        <ToPair pairId={pairId} />
      </header>
      <p className="soft">
        What is changed in /login of a stand-in can be overwritten when roles go back. Note it here as it is made; enter
        it again on the restored primary, and tick it off.
      </p>
      {pair && (
        <section className="panel login-changes-panel" aria-labelledby="note-change-heading">
          <h2 id="note-change-heading">Note a change</h2>
          <ChangeForm pair={pair} onNoted={() => undefined} />
        </section>
      )}
      <FailureNote failure={failure} />
      {!changes && !failure && <p className="panel login-changes-panel soft">Reading the list…</p>}
      {changes && (
        <section className="panel login-changes-panel" aria-labelledby="changes-heading">
          <div className="login-changes-head">
            <h2 id="changes-heading" tabIndex={-1}>
              {changes.length === 0 ? "Nothing noted" : `${open} of ${changes.length} still to enter again`}
            </h2>
            {changes.length > 0 && <CopyButton text={changesText(name, changes)} what="the list as text" />}
          </div>
          {changes.length === 0 ? (
            <p className="soft">{nothingWords(standIn)}</p>
          ) : (
            <ChangeList pairId={pairId} changes={changes} />
          )}
        </section>
      )}
    </article>
  );
}

const nothingWords = (standIn: string | null): string =>
  standIn === null
    ? "No change was noted. While roles are as usual, there is nothing to note."
    : `No change was noted yet. ${standIn} is primary in place of the normal primary: note what is changed in its /login.`;

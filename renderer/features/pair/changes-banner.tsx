import { Button } from "@mantine/core";
import IconListCheck from "@tabler/icons-react/dist/esm/icons/IconListCheck.mjs";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { standInOf } from "../../words/pair-words.ts";

/** While the stand-in is primary, and until everything noted then has been entered again. */
export function ChangesBanner({ pair }: { pair: PairView }) {
  const { place, overlay } = useWindowStores();
  const { all, open } = pair.loginChanges;
  const standIn = standInOf(pair);
  if (standIn === null && open === 0) return null;
  return (
    <section className="pair-banner" aria-label="Changes to enter again">
      <IconListCheck size={20} stroke={1.8} aria-hidden="true" />
      <div>
        <p>
          {standIn !== null ? (
            <>
              <strong>{standIn} stands in.</strong> What is changed in its /login now may have to be entered again when
              roles go back.
            </>
          ) : (
            <strong>Some changes made on the stand-in were not entered again yet.</strong>
          )}
        </p>
        <p className="soft">
          {all === 0 ? "Nothing is noted yet." : `${open} of ${all} noted are still to enter again.`}
        </p>
      </div>
      <div className="pair-banner-buttons">
        <Button size="xs" variant="default" onClick={() => overlay.open("note-change")}>
          Note a change
        </Button>
        <Button size="xs" variant="default" onClick={() => place.go({ screen: "login-changes", pairId: pair.id })}>
          The list
        </Button>
      </div>
    </section>
  );
}

import { useStore } from "zustand";
import { needsAttention } from "../ranking/need.ts";
import type { ScreenName } from "../stores/place-store.ts";
import { usePairs, useWindowStores } from "../stores/use-window-stores.ts";
import { screenEntries } from "./screen-entries.ts";

const entries = screenEntries(null);

/** The entry of one screen; nothing where that screen does not exist. */
export function RailScreen({ screen }: { screen: ScreenName }) {
  const { place } = useWindowStores();
  const isHere = useStore(place, (state) => belongsTo(state.place.screen) === screen);
  const entry = entries.find(({ to }) => to.screen === screen);
  if (!entry) return null;
  const { Icon, label, to } = entry;
  return (
    <button
      type="button"
      className="rail-screen"
      aria-current={isHere ? "page" : undefined}
      onClick={() => place.go(to)}
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" />
      {label}
      {screen === "fleet" && <Attention />}
    </button>
  );
}

/** One that was opened from a list stands under that list. */
const belongsTo = (shown: ScreenName): ScreenName => listOf[shown] ?? shown;

const listOf: Partial<Record<ScreenName, ScreenName>> = {
  "saved-history": "saved-histories",
  "certificate-files": "certificate-fleet",
  run: "runbooks",
};

function Attention() {
  const count = usePairs(({ pairs }) => pairs?.filter(({ status }) => needsAttention(status)).length ?? 0);
  if (count === 0) return null;
  return (
    <>
      <span className="rail-count" aria-hidden="true">
        {count}
      </span>
      <span className="only-read-out">
        , {count} {count === 1 ? "needs" : "need"} attention
      </span>
    </>
  );
}

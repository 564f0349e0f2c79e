import { lazy, Suspense, useState } from "react";
import { afterFirstPainting } from "../../components/first-painting.ts";
import { MoreButton } from "./more-button.tsx";
import type { PairActionsProps } from "./pair-actions.tsx";

const PairActions = lazy(async () => ({
  default: (await afterFirstPainting(() => import("./pair-actions.tsx"))).PairActions,
}));

/** What can be done with a pair beside looking at it. Comes after the page is painted; a press before that is not lost. */
export function PairMenu(props: Omit<PairActionsProps, "isOpenAtFirst" | "isFocusedAtFirst">) {
  const [isWanted, setWanted] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const early = (
    <MoreButton
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    />
  );
  return (
    <Suspense fallback={early}>
      <PairActions {...props} isOpenAtFirst={isWanted} isFocusedAtFirst={isFocused} />
    </Suspense>
  );
}

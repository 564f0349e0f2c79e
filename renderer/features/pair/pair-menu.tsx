import { lazy, Suspense, useState } from "react";
import { afterFirstPainting } from "../../components/first-painting.ts";
import { MoreButton } from "./more-button.tsx";
import type { PairActionsProps } from "./pair-actions.tsx";

const PairActions = lazy(async () => ({
  default: (await afterFirstPainting(() => import("./pair-actions.tsx"))).PairActions,
}));

/** What can be done with a pair beside looking at it. Comes after the page is painted; a press before that is not lost. */
export function PairMenu(props: Omit<PairActionsProps, "isOpenAtFirst">) {
  const [isWanted, setWanted] = useState(false);
  return (
    <Suspense fallback={<MoreButton aria-haspopup="menu" onClick={() => setWanted(true)} />}>
      <PairActions {...props} isOpenAtFirst={isWanted} />
    </Suspense>
  );
}

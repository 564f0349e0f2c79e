/** Open runs, and what can be done with the pair on screen, as the palette offers them. */
import IconListCheck from "@tabler/icons-react/dist/esm/icons/IconListCheck.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconUserExclamation from "@tabler/icons-react/dist/esm/icons/IconUserExclamation.mjs";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { useRuns, useWindowStores } from "../../stores/use-window-stores.ts";
import { runName } from "../../words/run-names.ts";
import { runLook } from "../../words/run-words.ts";
import type { PaletteEntry } from "./palette-entry.ts";

const look = { size: 18, stroke: 1.7, "aria-hidden": true } as const;

/** `shown`: the pair on screen. */
export function useRunEntries(shown: PairView | null): readonly PaletteEntry[] {
  const { place, runbooks } = useWindowStores();
  const runs = useRuns((state) => state.runs);
  const offered = useStore(runbooks, ({ offers }) => (shown ? offers[shown.id]?.runbooks : null));
  return useMemo(() => {
    const open = (runs ?? []).filter(({ state }) => state !== "ended");
    const openEntries = open.map((run): PaletteEntry => {
      const Icon = run.state === "working" ? IconListCheck : IconUserExclamation;
      return {
        id: `run ${run.id}`,
        label: `${runName(run)} · ${run.pairName}`,
        detail: runLook(run).words,
        keywords: "run open under way procedure",
        kind: "Run",
        icon: <Icon {...look} />,
        act: { kind: "now", run: () => place.go({ screen: "run", pairId: run.pairId, runId: run.id }) },
      };
    });
    const bookEntries = (shown ? (offered ?? []) : []).map(
      ({ id, title, summary, obstacle }): PaletteEntry => ({
        id: `runbook ${shown?.id} ${id}`,
        label: `${title}…`,
        detail: obstacle === null ? "" : "cannot begin now",
        keywords: `runbook procedure start dry run ${summary}`,
        kind: "Runbook",
        icon: <IconPlayerPlay {...look} />,
        act: { kind: "now", run: () => place.go({ screen: "runbooks", pairId: shown?.id ?? null, runbook: id }) },
      }),
    );
    return [...openEntries, ...bookEntries];
  }, [runs, offered, shown, place]);
}

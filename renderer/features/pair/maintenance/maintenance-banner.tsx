import "./maintenance-banner.css";
import { Button } from "@mantine/core";
import IconTool from "@tabler/icons-react/dist/esm/icons/IconTool.mjs";
import { useCallback } from "react";
import { useStore } from "zustand";
import type { Maintenance } from "../../../../shared/domain/maintenance.ts";
import { ClockWords } from "../../../components/clock-words.tsx";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import { roughDuration, secondsSince } from "../../../words/duration-words.ts";
import { momentWords } from "../../../words/local-time.ts";

/** Work under way, until when and why. Goes by this window's clock: one that should be over is not shown at all. */
export function MaintenanceBanner({ pairId, maintenance }: { pairId: string; maintenance: Maintenance }) {
  const { pairs, clock } = useWindowStores();
  const nowMs = useStore(clock, (state) => (state.nowMs < Date.parse(maintenance.until) ? 0 : state.nowMs));
  const { run, isBusy, failure } = useAction(useCallback(() => pairs.endMaintenance(pairId), [pairs, pairId]));
  if (nowMs !== 0) return null;
  const { since, until, note } = maintenance;
  return (
    <section className="maintenance-banner" aria-label="Maintenance">
      <IconTool size={20} stroke={1.8} aria-hidden="true" />
      <div className="maintenance-banner-words">
        <p>
          <strong>In maintenance</strong> until{" "}
          <time dateTime={until}>
            <ClockWords words={(now) => momentWords(until, now)} />
          </time>{" "}
          (<ClockWords words={(now) => roughDuration(-secondsSince(until, now))} /> left)
          {note !== null && <>: {note}</>}
        </p>
        <p className="soft">
          Announced at <ClockWords words={(now) => momentWords(since, now)} />. What it explains is shown calmly; it
          ends by itself.
        </p>
        <FailureNote failure={failure} />
      </div>
      <Button variant="default" size="xs" onClick={run} loading={isBusy}>
        End maintenance
      </Button>
    </section>
  );
}

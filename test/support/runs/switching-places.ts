import type { RunEvent } from "../../../shared/runbooks/run-event.ts";

/** How a place in a run is named where its process is stopped: `kept intended switch`. */
export const placeOf = (event: RunEvent): string =>
  ["kept", event.event, ...("step" in event && event.step !== null ? [event.step] : [])].join(" ");

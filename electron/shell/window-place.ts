/** Where to put the window: where it was, if enough of it can be seen and reached there, else centred by default. */
import type { Bounds } from "./window-state.ts";

export const smallestSize = { width: 1024, height: 640 } as const;
const usualSize = { width: 1280, height: 800 } as const;

/** So much of the window's top must lie on a display that a person can take hold of it. */
const graspable = { width: 200, height: 40 } as const;

/**
 * @param workAreas of the displays that are there now, without task bars
 * @returns bounds without a place when the window system shall choose one
 */
export function placeWindow(remembered: Bounds | undefined, workAreas: readonly Bounds[]): Partial<Bounds> {
  if (!remembered) return usualSize;
  const home = workAreas.find((area) => canGrasp(remembered, area));
  if (!home) return usualSize;
  return {
    x: remembered.x,
    y: remembered.y,
    width: clamp(remembered.width, smallestSize.width, home.width),
    height: clamp(remembered.height, smallestSize.height, home.height),
  };
}

function canGrasp(window: Bounds, area: Bounds): boolean {
  const visibleWidth = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const isTitleInside = window.y >= area.y && window.y + graspable.height <= area.y + area.height;
  return isTitleInside && visibleWidth >= graspable.width;
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

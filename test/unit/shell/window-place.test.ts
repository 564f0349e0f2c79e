import { expect, it } from "vitest";
import { placeWindow } from "../../../electron/shell/window-place.ts";

const desk = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -2560, y: 0, width: 2560, height: 1400 };
const usual = { width: 1280, height: 800 };

it("without a memory the window system chooses the place", () => {
  expect(placeWindow(undefined, [desk])).toEqual(usual);
});

it.each([
  ["where it was", { x: 100, y: 50, width: 1200, height: 700 }],
  ["on a second display to the left", { x: -2000, y: 100, width: 1300, height: 900 }],
  ["half over the right edge", { x: 1200, y: 0, width: 1200, height: 800 }],
])("stands %s", (_where, bounds) => {
  expect(placeWindow(bounds, [desk, left])).toEqual(bounds);
});

it.each([
  ["its display is gone", { x: -2000, y: 100, width: 1300, height: 900 }],
  ["only a strip of it would show", { x: 1900, y: 0, width: 1200, height: 800 }],
  ["its title would be above the display", { x: 100, y: -60, width: 1200, height: 800 }],
  ["its title would be below the display", { x: 100, y: 1030, width: 1200, height: 800 }],
])("is placed anew when %s", (_why, bounds) => {
  expect(placeWindow(bounds, [desk])).toEqual(usual);
});

it("is placed anew when there is no display at all", () => {
  expect(placeWindow({ x: 0, y: 0, width: 1200, height: 800 }, [])).toEqual(usual);
});

it("is never larger than its display nor smaller than what the pages need", () => {
  expect(placeWindow({ x: 0, y: 0, width: 5000, height: 5000 }, [desk])).toEqual(desk);
  expect(placeWindow({ x: 0, y: 0, width: 300, height: 200 }, [desk])).toMatchObject({ width: 1024, height: 640 });
});

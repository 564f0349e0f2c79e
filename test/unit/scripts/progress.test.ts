import { expect, test } from "vitest";
import { adviceWithoutDisplay, hasDisplay } from "../../../scripts/setup/display.mjs";
import { distributionOf } from "../../../scripts/setup/linux-distribution.mjs";
import { createProgress, fitToLine, formatDuration } from "../../../scripts/setup/progress.mjs";
import { findOnPath } from "../../../scripts/setup/search-path.mjs";

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, columns: 60, write: (text: string) => written.push(text) } };
}

test("away from a terminal a step has a line when it starts and one with its duration", async () => {
  const { written, stream } = recorder(false);
  const times = [0, 2500];
  const progress = createProgress(stream, { now: () => times.shift() ?? 2500 });
  expect(await progress.step("Building", () => Promise.resolve(5))).toBe(5);
  expect(written).toEqual(["… Building\n", "✓ Building (2.5 s)\n"]);
});

test("a failed step is marked and its error goes on", async () => {
  const { written, stream } = recorder(false);
  const work = () => Promise.reject(new Error("no space"));
  await expect(createProgress(stream, { now: () => 0 }).step("Building", work)).rejects.toThrow("no space");
  expect(written.at(-1)).toBe("✗ Building (0.0 s)\n");
});

test("on a terminal a running step stays within one line", async () => {
  const { written, stream } = recorder(true);
  const progress = createProgress(stream, { now: () => performance.now() });
  await progress.step("Building", async (update) => update("x".repeat(500)));
  const escapeCharacter = String.fromCharCode(27);
  for (const text of written)
    expect(text.replaceAll(`\r${escapeCharacter}[2K`, "").trimEnd().length).toBeLessThanOrEqual(60);
});

test("colours and control characters of a command do not reach the progress line", () => {
  const escapeCharacter = String.fromCharCode(27);
  expect(fitToLine(`${escapeCharacter}[31mred${escapeCharacter}[0m\tand\rback`, 40)).toBe("red and back");
});

test("durations read as people say them", () => {
  expect(formatDuration(840)).toBe("0.8 s");
  expect(formatDuration(125_000)).toBe("2 min 5 s");
});

test("only Linux can be without a display", () => {
  expect(hasDisplay("linux", {})).toBe(false);
  expect(hasDisplay("linux", { DISPLAY: "" })).toBe(false);
  expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  expect(hasDisplay("win32", {})).toBe(true);
});

test("the virtual display's package is named only where its command is missing", () => {
  expect(adviceWithoutDisplay("debian", true)).not.toContain("apt-get");
  expect(adviceWithoutDisplay("debian", false)).toContain("apt-get install xvfb xauth");
  expect(adviceWithoutDisplay("debian", true)).toContain("xvfb-run -a npm start -- --practice");
});

test("a distribution is known by its own name or by the one it descends from", () => {
  expect(distributionOf('NAME="Debian GNU/Linux"\nID=debian\n')).toBe("debian");
  expect(distributionOf('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe("ubuntu");
  expect(distributionOf('ID="rocky"\nID_LIKE="rhel centos fedora"\n')).toBe("fedora");
  expect(distributionOf("")).toBe("other");
});

test("programs are found in system folders that a plain user's PATH leaves out", () => {
  const found = findOnPath("dnsmasq", {
    env: { PATH: "/usr/bin" },
    platform: "linux",
    exists: (file) => file === "/usr/sbin/dnsmasq",
  });
  expect(found).toBe("/usr/sbin/dnsmasq");
});

import { describe, expect, it } from "vitest";
import { mostEntries, type PaletteEntry, rankEntries } from "../../../renderer/features/palette/palette-entry.ts";
import { statusText } from "../../../renderer/features/palette/status-text.ts";
import { createPaletteStore } from "../../../renderer/stores/palette-store.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const entry = (label: string, rest: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  label,
  detail: "",
  keywords: "",
  kind: "Action",
  icon: null,
  act: { kind: "now", run: () => undefined },
  ...rest,
});
const labels = (entries: readonly PaletteEntry[]) => entries.map(({ label }) => label);

describe("the palette", () => {
  it("prefers what is called so to what is only described so", () => {
    const entries = [
      entry("Fleet", { keywords: "settings" }),
      entry("Settings"),
      entry("Fjord", { detail: "settings" }),
    ];
    expect(labels(rankEntries(entries, "settings", []))[0]).toBe("Settings");
    expect(rankEntries(entries, "settings", [])).toHaveLength(3);
  });

  it("puts what was used lately first before a word is typed, and among equals after", () => {
    const entries = [entry("Bern 1"), entry("Bern 2"), entry("Bern 3")];
    expect(labels(rankEntries(entries, "", ["Bern 3", "Bern 2"]))).toEqual(["Bern 3", "Bern 2", "Bern 1"]);
    expect(labels(rankEntries(entries, "bern", ["Bern 2"]))[0]).toBe("Bern 2");
    expect(labels(rankEntries(entries, "bern 1", ["Bern 2"]))).toEqual(["Bern 1"]);
  });

  it("lets a large fleet not push out what else there is to do", () => {
    const pairs = Array.from({ length: 200 }, (_, index) => entry(`Pair ${index}`, { kind: "Pair" }));
    const before = labels(rankEntries([...pairs, entry("Fleet")], "", ["Pair 77"]));
    expect(before).toContain("Fleet");
    expect(before[0]).toBe("Pair 77");
    expect(before).toHaveLength(8);
    expect(rankEntries(pairs, "pair", [])).toHaveLength(mostEntries);
  });
});

it("remembers the last five that were used, each once", () => {
  const palette = createPaletteStore();
  for (const id of ["a", "b", "c", "a", "d", "e", "f"]) palette.used(id);
  expect(palette.getState().recent).toEqual(["f", "e", "d", "a", "c"]);
});

it("a copied status names the verdict, both appliances, the data sync and every finding", () => {
  const { byVerdict } = createPairViews(Date.parse("2026-03-01T12:00:00Z"));
  const lines = statusText(byVerdict.unprotected).split("\n");
  expect(lines[0]).toBe("Support site: UNPROTECTED");
  expect(lines).toContain("Site: support.example.com:443 (DNS swing), answered by site1");
  expect(lines).toContain("site2 (normal backup, 12.12.1.51): role unknown, does not answer");
  expect(lines).toContain("Critical APPLIANCE_UNREACHABLE (site2): site2 does not answer on its own address.");
  expect(lines.find((line) => line.startsWith("Last data sync: "))).toMatch(/2026/);
});

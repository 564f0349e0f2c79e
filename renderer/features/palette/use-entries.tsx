import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconKeyboard from "@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconPencilPlus from "@tabler/icons-react/dist/esm/icons/IconPencilPlus.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconPlayerStop from "@tabler/icons-react/dist/esm/icons/IconPlayerStop.mjs";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";
import { useMemo } from "react";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { screenEntries } from "../../app/screen-entries.ts";
import { VerdictShape, verdictTone } from "../../components/verdict-shape.tsx";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import { usePairInPlace, useRankedPairs } from "../../stores/use-shown-pair.ts";
import { useIsLive, useWindowStores } from "../../stores/use-window-stores.ts";
import type { WindowStores } from "../../stores/window-stores.ts";
import type { PaletteAct, PaletteEntry } from "./palette-entry.ts";
import { useRunEntries } from "./run-entries.tsx";
import { statusText } from "./status-text.ts";

const waits = (call: () => Promise<void>): PaletteAct => ({
  kind: "waits",
  begin: () => call().then(() => null, toCallFailure),
});

const look = { size: 18, stroke: 1.7, "aria-hidden": true } as const;

/** Everything that can be found or done from where the person is, in the order in which it stands before a word is typed. */
export function useEntries(): readonly PaletteEntry[] {
  const stores = useWindowStores();
  const pairs = useRankedPairs();
  const shown = usePairInPlace();
  const isLive = useIsLive();
  const { setColorScheme } = useMantineColorScheme();
  const runEntries = useRunEntries(shown);
  return useMemo(
    () => [
      ...(shown ? shownPairEntries(shown, stores) : []),
      ...runEntries,
      ...(pairs ?? []).map((pair) => pairEntry(pair, isLive, stores)),
      ...placeEntries(shown, stores),
      ...deeds(pairs, stores),
      ...colourEntries(setColorScheme),
    ],
    [pairs, shown, runEntries, isLive, stores, setColorScheme],
  );
}

function shownPairEntries(pair: PairView, { pairs, overlay }: WindowStores): PaletteEntry[] {
  const { name } = pair.status;
  return [
    {
      id: `check ${pair.id}`,
      label: `Check ${name} now`,
      detail: "",
      keywords: "look refresh reload",
      kind: "This pair",
      icon: <IconRefresh {...look} />,
      act: waits(() => pairs.check(pair.id)),
    },
    {
      id: `note-change ${pair.id}`,
      label: `Note a change made in /login of ${name}`,
      detail: "",
      keywords: "journal stand-in re-apply",
      kind: "This pair",
      icon: <IconPencilPlus {...look} />,
      act: { kind: "now", run: () => overlay.open("note-change") },
    },
    {
      id: `copy ${pair.id}`,
      label: `Copy the status of ${name}`,
      detail: "",
      keywords: "clipboard text ticket",
      kind: "This pair",
      icon: <IconCopy {...look} />,
      act: { kind: "waits", begin: () => copyStatus(pair) },
    },
  ];
}

async function copyStatus(pair: PairView): Promise<CallFailure | null> {
  try {
    await navigator.clipboard.writeText(statusText(pair));
  } catch {
    const message = "The text could not be put on the clipboard.";
    return { kind: "refused", message, advice: "Click into the window and try again." };
  }
  notifications.show({ message: `The status of ${pair.status.name} was copied.`, role: "status", autoClose: 4000 });
  return null;
}

const pairEntry = (pair: PairView, isLive: boolean, { place }: WindowStores): PaletteEntry => ({
  id: `pair ${pair.id}`,
  label: pair.status.name,
  detail: `${pair.status.verdict} · ${pair.site.host}`,
  keywords: [pair.group, ...pair.appliances.flatMap(({ name, host }) => [name, host])].join(" "),
  kind: "Pair",
  icon: (
    <span className="palette-verdict" data-tone={isLive ? verdictTone[pair.status.verdict] : "unsure"}>
      <VerdictShape verdict={pair.status.verdict} />
    </span>
  ),
  act: { kind: "now", run: () => place.go({ screen: "pair", pairId: pair.id }) },
});

const placeEntries = (shown: PairView | null, { place }: WindowStores): PaletteEntry[] =>
  screenEntries(shown).map(({ to, label, keywords, Icon }) => ({
    id: `place ${to.screen} ${"pairId" in to ? to.pairId : ""}`,
    label,
    detail: "",
    keywords,
    kind: "Go to",
    icon: <Icon {...look} />,
    act: { kind: "now", run: () => place.go(to) },
  }));

function deeds(pairs: readonly PairView[] | null, { sweep, practice, overlay, place }: WindowStores): PaletteEntry[] {
  const isPractising = pairs?.some((pair) => pair.practice) ?? false;
  const checkAll: PaletteEntry = {
    id: "check all",
    label: "Check all pairs now",
    detail: "",
    keywords: "look refresh fleet",
    kind: "Action",
    icon: <IconRefresh {...look} />,
    act: {
      kind: "now",
      run() {
        void sweep.start(pairs?.map(({ id }) => id) ?? []);
        place.go({ screen: "fleet" });
      },
    },
  };
  return [
    ...(pairs && pairs.length > 1 ? [checkAll] : []),
    {
      id: isPractising ? "practice close" : "practice open",
      label: isPractising ? "Close the practice pair" : "Open the practice pair",
      detail: "",
      keywords: "simulated demo rehearsal",
      kind: "Action",
      icon: isPractising ? <IconPlayerStop {...look} /> : <IconPlayerPlay {...look} />,
      act: waits(isPractising ? practice.close : practice.open),
    },
    {
      id: "shortcuts",
      label: "Keyboard shortcuts",
      detail: "",
      keywords: "keys help hotkeys",
      kind: "Action",
      icon: <IconKeyboard {...look} />,
      act: { kind: "now", run: () => overlay.open("shortcuts") },
    },
  ];
}

const schemes = [
  { value: "auto", label: "Colours as the system", keywords: "theme scheme auto", Icon: IconDeviceDesktop },
  { value: "light", label: "Light colours", keywords: "theme scheme bright day", Icon: IconSun },
  { value: "dark", label: "Dark colours", keywords: "theme scheme night", Icon: IconMoon },
] as const satisfies readonly { value: MantineColorScheme; label: string; keywords: string; Icon: typeof IconSun }[];

const colourEntries = (choose: (scheme: MantineColorScheme) => void): PaletteEntry[] =>
  schemes.map(({ value, label, keywords, Icon }) => ({
    id: `colours ${value}`,
    label,
    detail: "",
    keywords,
    kind: "Colours",
    icon: <Icon {...look} />,
    act: { kind: "now", run: () => choose(value) },
  }));

import "./theme-switch.css";
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";

const schemes = [
  { value: "auto", words: "As the system", Icon: IconDeviceDesktop },
  { value: "light", words: "Light", Icon: IconSun },
  { value: "dark", words: "Dark", Icon: IconMoon },
] as const satisfies readonly { value: MantineColorScheme; words: string; Icon: typeof IconSun }[];

const choices = schemes.map(({ value, words, Icon }) => ({
  value,
  label: (
    <span className="theme-switch-choice" title={words}>
      <Icon size={17} stroke={1.7} aria-hidden="true" />
      <span className="only-read-out">{words}</span>
    </span>
  ),
}));

/** Kept by Mantine; "as the system" follows it while the window is open. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      className="theme-switch"
      aria-label="Colours"
      size="xs"
      fullWidth
      withItemsBorders={false}
      data={choices}
      value={colorScheme}
      onChange={setColorScheme}
    />
  );
}

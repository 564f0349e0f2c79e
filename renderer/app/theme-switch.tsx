import "./theme-switch.css";
import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { colorSchemes } from "../components/color-schemes.ts";

const choices = colorSchemes.map(({ value, words, Icon }) => ({
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

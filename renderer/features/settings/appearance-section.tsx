import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { colorSchemes } from "../../components/color-schemes.ts";

const choices = colorSchemes.map(({ value, words, Icon }) => ({
  value,
  label: (
    <span className="settings-scheme">
      <Icon size={17} stroke={1.7} aria-hidden="true" />
      {words}
    </span>
  ),
}));

export function AppearanceSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <p className="soft">Light or dark. “As the system” follows this computer, also while Pairdesk is open.</p>
      <SegmentedControl
        className="settings-schemes"
        aria-label="Colours of the window"
        data={choices}
        value={colorScheme}
        onChange={setColorScheme}
      />
    </>
  );
}

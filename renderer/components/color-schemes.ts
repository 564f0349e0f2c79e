import type { MantineColorScheme } from "@mantine/core";
import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";

/** What the person can choose, in the rail and in the settings. */
export const colorSchemes = [
  { value: "auto", words: "As the system", Icon: IconDeviceDesktop },
  { value: "light", words: "Light", Icon: IconSun },
  { value: "dark", words: "Dark", Icon: IconMoon },
] as const satisfies readonly { value: MantineColorScheme; words: string; Icon: typeof IconSun }[];

/** The product's own colours on Mantine's components. Colours of states are in tokens.css, they are no theme colours. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const petrol: MantineColorsTuple = [
  "#eef6f7",
  "#d9eaec",
  "#b3d6da",
  "#8ac1c8",
  "#62b1ba",
  "#3f9ca6",
  "#1f7f8b",
  "#0f6470",
  "#0b5560",
  "#08424b",
];

/** Cool greys, so that Mantine's own surfaces sit with ours. */
const dark: MantineColorsTuple = [
  "#d3dade",
  "#b9c3c8",
  "#8f9ca3",
  "#6b7880",
  "#3d4b52",
  "#34424a",
  "#263137",
  "#1a2226",
  "#141b1e",
  "#0d1214",
];

export const theme = createTheme({
  colors: { petrol, dark },
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 6 },
  black: "#17212b",
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Consolas, "DejaVu Sans Mono", monospace',
  defaultRadius: "md",
  focusRing: "auto",
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--mantine-color-placeholder": "var(--pd-ink-soft)" },
  light: { "--mantine-color-body": "var(--pd-ground)", "--mantine-color-text": "var(--pd-ink)" },
  dark: {
    "--mantine-color-body": "var(--pd-ground)",
    "--mantine-color-text": "var(--pd-ink)",
    "--mantine-color-bright": "var(--pd-ink)",
  },
});

import { Button, type ButtonProps } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import type { ComponentProps } from "react";

/** Opens what else can be done with a pair. */
export const MoreButton = (props: ButtonProps & ComponentProps<"button">) => (
  <Button {...props} variant="default" rightSection={<IconChevronDown size={16} stroke={1.8} aria-hidden="true" />}>
    More
  </Button>
);

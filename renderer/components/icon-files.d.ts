/** The icon package types its index alone; reading all of its five thousand icons would make every build wait. */
declare module "@tabler/icons-react/dist/esm/icons/*" {
  import type { ComponentType, SVGProps } from "react";

  const icon: ComponentType<{ size?: number; stroke?: number } & Pick<SVGProps<SVGSVGElement>, "aria-hidden">>;

  export = icon;
}

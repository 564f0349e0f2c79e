import { useId } from "react";

export const useHatch = (): string => useId();

/** What stands for time in which nobody looked, wherever it is drawn. */
export const HoleHatch = ({ id }: { id: string }) => (
  <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="7" height="7" className="lane-hole-ground" />
    <rect width="2" height="7" className="lane-hole-line" />
  </pattern>
);

import type { ReactNode } from "react";
import type { LeafMark } from "./arrange-grid.ts";

/** Outlines that differ without colour; a tenth kind starts again with another letter. */
const outlines: readonly ReactNode[] = [
  <circle key="disc" cx="14" cy="14" r="12" />,
  <rect key="square" x="3" y="3" width="22" height="22" rx="2" />,
  <path key="diamond" d="M14 1 27 14 14 27 1 14Z" />,
  <path key="hexagon" d="M14 1.5 25.5 8v12L14 26.5 2.5 20V8Z" />,
  <path key="house" d="M14 1.5 26 11v14.5H2V11Z" />,
];

/** Equal certificates have equal letters in equal shapes; the first one is filled, as what the others are held against. */
export function LeafShape({ mark: { letter, index }, size = 28 }: { mark: LeafMark; size?: number }) {
  return (
    <svg
      className="leaf-shape"
      data-first={index === 0}
      viewBox="0 0 28 28"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {outlines[index % outlines.length]}
      <text x="14" y="19" textAnchor="middle">
        {letter}
      </text>
    </svg>
  );
}

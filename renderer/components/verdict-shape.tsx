import type { Verdict } from "../../shared/domain/pair-status.ts";
import type { Tone } from "../words/tone.ts";
import { ShapeFrame } from "./shape-frame.tsx";

export const verdictTone: Record<Verdict, Tone> = {
  protected: "good",
  degraded: "caution",
  unprotected: "exposed",
  outage: "alarm",
  conflict: "clash",
  unknown: "unsure",
};

/** Outlines that differ at a glance and without colour: disc, triangle, diamond, octagon, two rings, broken ring. */
const shapes: Record<Verdict, React.ReactNode> = {
  protected: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="M5.8 10.4l2.8 2.8 5.6-6" />
    </>
  ),
  degraded: (
    <>
      <path
        d="M10 1.6 19.2 18H.8Z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M10 7.4v4.6M10 14.9v.2" />
    </>
  ),
  unprotected: (
    <>
      <path d="M10 .8 19.2 10 10 19.2.8 10Z" fill="currentColor" />
      <path d="M10 5.6v5.2M10 14v.2" />
    </>
  ),
  outage: (
    <>
      <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3Z" fill="currentColor" />
      <path d="M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4" />
    </>
  ),
  conflict: (
    <>
      <circle cx="7" cy="10" r="5.6" fill="none" stroke="currentColor" strokeWidth="2.4" />
      <circle cx="13" cy="10" r="5.6" fill="none" stroke="currentColor" strokeWidth="2.4" />
    </>
  ),
  unknown: (
    <>
      <circle cx="10" cy="10" r="8.4" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3.6 2.2" />
      <path d="M7.6 8a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5M10 14.2v.2" stroke="currentColor" />
    </>
  ),
};

/** The verdict's shape in its tone's ink. */
export function VerdictShape({ verdict, size = 18 }: { verdict: Verdict; size?: number }) {
  return (
    <ShapeFrame className="verdict-shape" size={size}>
      {shapes[verdict]}
    </ShapeFrame>
  );
}

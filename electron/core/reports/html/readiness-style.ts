import { runStyle } from "./run-style.ts";

/** The look of every report, with a dark form for screens, and what stands side by side. */
export const readinessStyle = `${runStyle}
.sheet th[scope="row"], .facts th[scope="row"] { width: 22%; white-space: normal; }
.sheet td, .facts td { width: 39%; }
.sheet p, .facts p, td p { margin: 0; }
h3 { margin: 1rem 0 0.25rem; font-size: 1rem; break-after: avoid; }
`;

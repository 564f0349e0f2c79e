import { reportStyle } from "./report-style.ts";

/** The look of every report, with a run's steps, and with a dark form for screens alone. */
export const runStyle = `${reportStyle}
html { color-scheme: light dark; }
.ending { margin: 1.25rem 0; padding: 0.875rem 1rem; border: 2px solid #1b2530; border-radius: 6px; break-inside: avoid; }
.ending strong { display: block; font-size: 1.375rem; line-height: 1.2; margin-bottom: 0.25rem; }
.step { margin: 0 0 1rem; padding: 0.75rem 0 0; border-top: 1px solid #c9d1d9; }
.step h3 { margin: 0 0 0.125rem; font-size: 1rem; break-after: avoid; }
.step p, .step ol, .step pre { margin: 0.25rem 0 0.5rem; }
.step table { margin: 0.25rem 0 0.625rem; }
.step ol { padding-left: 1.5rem; }
.state { font-weight: 650; white-space: nowrap; }
pre { padding: 0.5rem 0.625rem; border: 1px solid #c9d1d9; border-radius: 4px; font-family: Consolas, "DejaVu Sans Mono", monospace;
  font-size: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; }
td { overflow-wrap: anywhere; } td.holds { white-space: nowrap; }
@media screen and (prefers-color-scheme: dark) {
  body { color: #e4e9ee; background: #14191f; }
  h2, .ending { border-color: #e4e9ee; }
  .soft, .lead, th, dt, footer { color: #a9b5c1; }
  .step, pre, footer { border-color: #3c4855; }
  th, td { border-bottom-color: #323d49; }
}
`;

/** For paper first: light, dark ink, no colour that says something alone, nothing torn apart by a page's end. */
export const reportStyle = `
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; }
html { color-scheme: light; }
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 62rem; color: #1b2530; background: #fff;
  font: 400 0.9375rem/1.45 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; overflow-wrap: break-word; }
h1 { margin: 0 0 0.25rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 2rem 0 0.625rem; padding-bottom: 0.25rem; border-bottom: 2px solid #1b2530; font-size: 1.125rem; break-after: avoid; }
p { margin: 0 0 0.5rem; }
.soft, figcaption + *, .lead { color: #4a5765; }
.lead { margin-bottom: 1.25rem; }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0.75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.figures li { padding: 0.75rem 0.875rem; border: 1px solid #c9d1d9; border-radius: 6px; break-inside: avoid; }
.figures strong { display: block; font-size: 1.375rem; line-height: 1.2; }
.figures span { color: #4a5765; font-size: 0.8125rem; }
figure { margin: 0 0 0.875rem; break-inside: avoid; }
figcaption { margin-bottom: 0.125rem; font-weight: 650; }
figure svg { display: block; width: 100%; height: auto; }
svg text { font-size: 11px; fill: #1b2530; }
.lane-name { fill: #4a5765; }
.bar-word { font-size: 10.5px; }
.tick { stroke: #d5dce3; stroke-width: 1; }
.tick-word { fill: #4a5765; }
rect { stroke: #fff; stroke-width: 0.5; }
.good { fill: #bfe3cb; } .neutral { fill: #c9d8ea; } .caution { fill: #f6d98b; } .exposed { fill: #f0a868; }
.down { fill: #c8322b; } .down + .bar-word { fill: #fff; } .unknown { fill: #d9d5e6; } .gap { fill: url(#hatch); }
.ahead { fill: #fff; stroke: none; } .ahead + .bar-word { fill: #7a8794; }
.gap + .bar-word { paint-order: stroke; stroke: #fff; stroke-width: 3px; }
.hatch-ground { fill: #f4f6f8; stroke: none; } .hatch-line { fill: #b4bec8; stroke: none; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.125rem; margin: 0 0 0.875rem; padding: 0; list-style: none; font-size: 0.8125rem; }
.legend li { display: flex; align-items: center; gap: 0.375rem; } .legend svg { width: 1.375rem; height: 0.75rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { padding: 0.3125rem 0.625rem 0.3125rem 0; border-bottom: 1px solid #d5dce3; text-align: left; vertical-align: top; }
th { color: #4a5765; font-weight: 600; white-space: nowrap; } td time { white-space: nowrap; }
.severity { font-weight: 650; } .code, .print { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: 0.75rem; }
.print { overflow-wrap: anywhere; } h1, .lead, .said { overflow-wrap: anywhere; }
.said { white-space: pre-wrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1875rem 1rem; margin: 0; } dt { color: #4a5765; } dd { margin: 0; } dl + p { margin-top: 0.5rem; }
footer { margin-top: 2rem; padding-top: 0.625rem; border-top: 1px solid #c9d1d9; color: #4a5765; font-size: 0.8125rem; break-inside: avoid; }
@media print { body { padding: 0; max-width: none; font-size: 9.5pt; } .figures strong { font-size: 13pt; white-space: nowrap; } h2 { margin-top: 1.25rem; } }
@media (max-width: 42rem) { .figures { grid-template-columns: 1fr 1fr; } }
`;

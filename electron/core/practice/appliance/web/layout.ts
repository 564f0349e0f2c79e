/** The frame of every page: plain HTML without scripts, and nothing from elsewhere. */
import type { Appliance } from "../appliance.ts";
import type { ApplianceAnswer } from "../http/answer.ts";
import { Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import type { WebArea } from "./web-sessions.ts";

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;grid-template-columns:15em 1fr}
header,footer{grid-column:1/-1;background:#26384a;color:#fff;padding:.6em 1em}nav{padding:1em;background:#eef1f4}
nav ul{list-style:none;padding:0}main{padding:1em 2em;max-width:60em}fieldset{margin:0 0 1.2em;border:1px solid #6b7785}
table{border-collapse:collapse}th,td{border:1px solid #6b7785;padding:.3em .6em;text-align:left}
.notice{background:#fff3c4;border:1px solid #806000;padding:.6em}button{font:inherit;padding:.3em .9em}`;

const pageHeaders = {
  "Content-Type": "text/html; charset=UTF-8",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
};

interface Frame {
  appliance: Appliance;
  area: WebArea;
  title: string;
  pages: readonly Page[];
  content: Html;
  notice: string | null;
  logOut: Html | null;
}

export function pageAnswer(status: number, frame: Frame): ApplianceAnswer {
  const { appliance, area, title, pages, notice } = frame;
  const links = pages.map((page) => html`<li><a href="/${area}/${page.path}">${page.menu.join(" > ")}</a></li>\n`);
  const text = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} - ${appliance.hostName}</title><style>${new Html(style)}</style></head>
<body><header><strong>${appliance.hostName}</strong> /${area} (practice appliance) ${frame.logOut}</header>
<nav aria-label="Menu"><ul>${links}</ul></nav>
<main><h1>${title}</h1>
${notice !== null && html`<p class="notice" role="status">${notice}</p>`}
${frame.content}
</main></body></html>
`;
  return { status, headers: pageHeaders, body: text.text };
}

/**
 * The page around every HTML report: it prints well, runs no script and fetches nothing, and a content security policy that
 * allows its own style alone holds a reader's browser to that.
 */
import { createHash } from "node:crypto";
import { html, Markup } from "./markup.ts";

export interface ReportPage {
  title: string;
  /** Ours alone: it is put in as it is. */
  style: string;
  savedBy: string;
  body: Markup;
}

export function reportPage({ title, style, savedBy, body }: ReportPage): string {
  const styleHash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="Pairdesk ${savedBy}">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return page.text;
}

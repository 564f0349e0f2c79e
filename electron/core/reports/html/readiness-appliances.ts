import type { ReadinessReport, ReportedAppliance } from "../../../../shared/domain/readiness-report.ts";
import type { AgeWords } from "./age-words.ts";
import { html, type Markup } from "./markup.ts";

/** Both appliances side by side, as support asks for them. */
export function applianceTable({ appliances }: ReadinessReport, aged: AgeWords): Markup {
  const heads = appliances.map(({ name }) => html`<th scope="col">${name}</th>`);
  const rows = facts(aged).map(
    ([title, told]) =>
      html`<tr><th scope="row">${title}</th>${appliances.map((one) => html`<td>${told(one)}</td>`)}</tr>\n`,
  );
  return html`<section id="appliances"><h2>Both appliances</h2><table class="facts"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

type Fact = readonly [string, (one: ReportedAppliance) => string | Markup];

const facts = (aged: AgeWords): readonly Fact[] => [
  ["Address", ({ address }) => address],
  ["Normal role", ({ isNormalPrimary }) => (isNormalPrimary ? "primary" : "backup")],
  ["Role", ({ role }) => role],
  ["Health", ({ health }) => health],
  ["Version", ({ version }) => version ?? "not known"],
  ["Build", ({ build }) => build ?? "not known"],
  ["Appliance id", ({ applianceId }) => html`<span class="print">${applianceId ?? "not known"}</span>`],
  ["API", ({ api }) => (api === "none" ? "not known" : api)],
  [
    "Last data sync",
    ({ lastSync }) =>
      lastSync === null
        ? "not known"
        : html`${aged(lastSync.at)}${lastSync.status === null ? null : html`<p>${lastSync.status}</p>`}`,
  ],
  ["Shared IPs enabled", ({ sharedIps }) => (sharedIps === null ? "not known" : sharedIps.join(", ") || "none")],
  [
    "Certificate",
    ({ certificate }) =>
      certificate === null
        ? "not seen"
        : html`<p>until ${aged(certificate.notAfter)}</p><p class="print">SHA-256 ${certificate.sha256}</p>`,
  ],
  ["Last looked at", ({ lookedAt }) => aged(lookedAt, "never")],
  [
    "Last reading",
    ({ dataAt, isStale }) => html`${aged(dataAt, "never")}${isStale ? html`<p>No longer current.</p>` : null}`,
  ],
  [
    "Errors it tells",
    ({ errors }) => (errors.length === 0 ? "none" : html`${errors.map((text) => html`<p>${text}</p>`)}`),
  ],
];

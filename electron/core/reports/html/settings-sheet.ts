/** What only people can say, as the sheet of the readiness page has it: side by side, then what is of the pair as a whole. */
import { applianceAttestations } from "../../../../shared/domain/attestation.ts";
import type { ReadinessReport } from "../../../../shared/domain/readiness-report.ts";
import type { AttestedCheck } from "../../../../shared/readiness/readiness-check.ts";
import { itemWords, staleWords, valueWords, whyWords } from "../../../../shared/readiness/readiness-words.ts";
import type { AgeWords } from "./age-words.ts";
import { html, type Markup } from "./markup.ts";
import { answerWords } from "./readiness-words.ts";

export function settingsSheet({ appliances, settings }: ReadinessReport, aged: AgeWords): Markup {
  const names = appliances.map(({ name }) => name);
  const sideBySide = applianceAttestations.map((item) => {
    const cells = names.map((name) => settings.find((one) => one.item === item && one.appliance === name));
    return html`<tr><th scope="row">${itemWords[item].title}</th>${cells.map((one) => html`<td>${one ? said(one, aged) : "not asked"}</td>`)}</tr>\n`;
  });
  const ofPair = settings
    .filter(({ appliance }) => appliance === null)
    .map(
      (one) =>
        html`<tr><th scope="row">${itemWords[one.item].title}</th><td>${itemWords[one.item].question}</td><td>${said(one, aged)}</td></tr>\n`,
    );
  return html`<section id="settings"><h2>Settings that people confirmed</h2>
<h3>Side by side</h3><table class="sheet"><thead><tr><td></td>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${sideBySide}</tbody></table>
<h3>Of the pair as a whole</h3><table class="sheet"><thead><tr><td></td><th scope="col">What is asked</th><th scope="col">Confirmed</th></tr></thead><tbody>${ofPair}</tbody></table></section>`;
}

function said(
  { item, answer, why, advised, code, said: word, earlier, matters }: AttestedCheck,
  aged: AgeWords,
): Markup {
  const mark = matters ? answerWords[answer] : "– of no consequence now";
  const advice = advised === null ? null : html` (advised: ${valueWords(item, advised)})`;
  return html`<p><strong>${word === null ? "Not said" : valueWords(item, word.value)}</strong> · <span class="state">${mark}</span></p>
<p>${whyWords[why]}${advice}${code === null ? null : html` <span class="code">${code}</span>`}</p>${
    word === null
      ? null
      : html`<p>${spoken(word, aged)}${word.staleBecause === null ? null : `, ${staleWords[word.staleBecause]}`}</p>`
  }${earlier.map((one) => html`<p class="soft">Before: ${valueWords(item, one.value)}. ${spoken(one, aged)}</p>`)}`;
}

const spoken = (
  { by, at, note }: Pick<AttestedCheck["earlier"][number], "by" | "at" | "note">,
  aged: AgeWords,
): Markup =>
  html`Said by ${by === "" ? "somebody" : by}, ${aged(at)}${note === null ? null : html`: <span class="said">${note}</span>`}`;

/** A form of a practice appliance's page as a browser would send it back: what is filled in and what is ticked. */

const signs: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const readSigns = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign);

export type FormFields = Record<string, string>;

/** null: the page has no form with this button. */
export function readForm(page: string, action: string): FormFields | null {
  const forms = page.match(/<form [^>]*>[\s\S]*?<\/form>/g) ?? [];
  const found = forms.find((form) => form.includes(`name="do" value="${action}"`));
  return found === undefined ? null : { ...inputsOf(found), ...textAreasOf(found) };
}

function inputsOf(form: string): FormFields {
  const fields: FormFields = {};
  for (const [input] of form.matchAll(/<input [^>]*>/g)) {
    const name = attribute(input, "name");
    const isLeftOut = attribute(input, "type") === "checkbox" && !/ checked[ >]/.test(input);
    if (name !== null && !isLeftOut) fields[name] = attribute(input, "value") ?? "";
  }
  return fields;
}

const textAreasOf = (form: string): FormFields =>
  Object.fromEntries(
    [...form.matchAll(/<textarea name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)].map(([, name = "", text = ""]) => [
      name,
      readSigns(text),
    ]),
  );

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : readSigns(value);
}

/** What the page says at its top; "" when it says nothing. */
export const noticeOf = (page: string): string => readSigns(/role="status">([^<]*)</.exec(page)?.[1] ?? "");

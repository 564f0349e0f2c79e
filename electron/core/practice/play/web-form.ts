/** A form of a practice appliance's page as a browser would send it back: what is filled in, ticked and chosen. */

const signs: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const readSigns = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign);

export interface ChosenFile {
  fileName: string;
  bytes: Uint8Array;
}

export type FormFields = Record<string, string | ChosenFile>;

/** null: the page has no form with this button. */
export function readForm(page: string, action: string): FormFields | null {
  const forms = page.match(/<form [^>]*>[\s\S]*?<\/form>/g) ?? [];
  const found = forms.find((form) => form.includes(`name="do" value="${action}"`));
  if (found === undefined) return null;
  // An input may stand elsewhere on the page and name the form to which it belongs.
  const inputs = [...page.matchAll(/<input [^>]*>/g)].map(([input]) => input);
  const strangers = inputs.filter((input) => attribute(input, "form") === action);
  const own = [...found.matchAll(/<input [^>]*>/g)].map(([input]) => input);
  return {
    ...inputsOf([...own.filter((input) => attribute(input, "form") === null), ...strangers]),
    ...textAreasOf(found),
    ...selectsOf(found),
  };
}

const tickable = ["checkbox", "radio"];

function inputsOf(inputs: readonly string[]): FormFields {
  const fields: FormFields = {};
  for (const input of inputs) {
    const name = attribute(input, "name");
    const type = attribute(input, "type") ?? "";
    const isLeftOut = type === "file" || (tickable.includes(type) && !/ checked[ >]/.test(input));
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

/** The first choice of each, which is the one that a browser shows. */
const selectsOf = (form: string): FormFields =>
  Object.fromEntries(
    [...form.matchAll(/<select name="([^"]+)"[^>]*><option value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      readSigns(value),
    ]),
  );

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : readSigns(value);
}

/** The rows of its tables, each with the value of its tick or button of this name, and its text. */
export const readRows = (page: string, name: string): { value: string; text: string }[] =>
  [...page.matchAll(/<tr>[\s\S]*?<\/tr>/g)].flatMap(([row]) => {
    const input = [...row.matchAll(/<input [^>]*>/g)].find(([tag]) => attribute(tag, "name") === name)?.[0];
    const value = input === undefined ? null : attribute(input, "value");
    return value === null ? [] : [{ value, text: readSigns(row.replaceAll(/<[^>]*>/g, " ")) }];
  });

/** What the page says at its top; "" when it says nothing. */
export const noticeOf = (page: string): string => readSigns(/role="status">([^<]*)</.exec(page)?.[1] ?? "");

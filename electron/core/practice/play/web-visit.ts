/**
 * A person at the web pages of one practice appliance: a login, a page, a button. Nothing here reaches an appliance in any
 * other way than a browser would.
 */
import { PairdeskError } from "../../../../shared/errors.ts";
import type { WebArea } from "../appliance/web/web-sessions.ts";
import { askPage, type SentForm, type WebDoor, type WebPage } from "./ask-page.ts";
import { type ChosenFile, type FormFields, noticeOf, readForm } from "./web-form.ts";

type Change = Record<string, string | ChosenFile | undefined>;

export interface WebVisit {
  /** The page as it is now. */
  open(page: string): Promise<string>;
  /**
   * Presses the button of this name on this page, with what its form holds and `change` over it; undefined takes a field
   * out, as an empty tick does. Answers with what the page says then. Throws PairdeskError `practice-unavailable`.
   */
  press(page: string, button: string, change?: Change): Promise<string>;
  /** Presses a button that answers with a file. Throws PairdeskError `practice-unavailable`. */
  download(page: string, button: string, change?: Change): Promise<ChosenFile>;
}

export async function visitPages(door: WebDoor, area: WebArea): Promise<WebVisit> {
  const ask = (path: string, sent: SentForm | null, cookie: string): Promise<WebPage> =>
    askPage(door, path, sent, cookie).catch((error: unknown) => {
      throw refusal(door, error instanceof Error ? error.message : String(error));
    });
  const login = Buffer.from(new URLSearchParams({ ...door.login }).toString());
  const entered = await ask(`/${area}`, { body: login, type: "application/x-www-form-urlencoded" }, "");
  if (entered.status !== 303) throw refusal(door, noticeOf(textOf(entered)) || "the login was refused");
  const { cookie } = entered;
  const open = async (path: string) => textOf(await ask(path, null, cookie));

  async function send(page: string, button: string, change: Change): Promise<WebPage> {
    const path = `/${area}/${page}`;
    const shown = await open(path);
    const form = readForm(shown, button);
    if (!form) throw refusal(door, noticeOf(shown) || `its page ${page} has no button ${button} now`);
    return ask(path, formBody(withChange(form, change)), cookie);
  }

  return {
    open: (page) => open(`/${area}/${page}`),
    async press(page, button, change = {}) {
      const sent = await send(page, button, change);
      if (sent.status !== 303) throw refusal(door, noticeOf(textOf(sent)) || `it answered ${sent.status}`);
      return noticeOf(await open(sent.location ?? `/${area}/${page}`));
    },
    async download(page, button, change = {}) {
      const sent = await send(page, button, change);
      if (sent.fileName === null) throw refusal(door, noticeOf(textOf(sent)) || "it sent no file");
      return { fileName: sent.fileName, bytes: sent.bytes };
    },
  };
}

const textOf = ({ bytes }: WebPage): string => Buffer.from(bytes).toString("utf8");

function withChange(form: FormFields, change: Change): FormFields {
  const fields: FormFields = {};
  for (const [name, value] of Object.entries({ ...form, ...change })) if (value !== undefined) fields[name] = value;
  return fields;
}

function formBody(fields: FormFields): SentForm {
  const boundary = "----pairdesk-practice-form";
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
    if (typeof value === "string") return [Buffer.from(`${head}\r\n\r\n${value}\r\n`)];
    const fileName = value.fileName.replaceAll(/["\r\n]/g, "_");
    const file = `; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    return [Buffer.from(head + file), value.bytes, Buffer.from("\r\n")];
  });
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

export const refusal = ({ appliance }: Pick<WebDoor, "appliance">, why: string): PairdeskError =>
  new PairdeskError(
    "practice-unavailable",
    `This could not be done on ${appliance} of the practice pair: ${why.replace(/\.$/, "")}.`,
    "Look at the appliance's own page, and do the step there.",
  );

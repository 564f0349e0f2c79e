/** One page of an appliance's web interface. Each page is one file that makes one `Page`. */
import type { Appliance } from "../appliance.ts";
import type { ApplianceAnswer } from "../http/answer.ts";
import type { Html } from "./html.ts";
import type { WebArea } from "./web-sessions.ts";

/** Another page of the same interface, below `/login/` or `/appliance/`, with what it is to say. */
export interface NextPage {
  goTo: string;
  notice: string | null;
}

type Done = string | NextPage | ApplianceAnswer;

/**
 * A button's work. What it returns is shown on the page as it comes back, or on the next page; an answer is sent instead of
 * a page (a file). Throws with words for a person when it cannot be done.
 */
export type PageAction = (appliance: Appliance, form: FormData, query: URLSearchParams) => Promise<Done> | Done;

/** `form` opens a form whose button does the named action. */
export type OpenForm = (action: string, content: Html) => Html;

export interface Page {
  area: WebArea;
  /** Below `/login/` or `/appliance/`. The vendor's own addresses are not published. */
  path: string;
  /** As printed in the vendor's menu: section, then tab. */
  menu: readonly [string, string];
  /** Reached from another page alone: the menu does not lead there. */
  isWithin?: true;
  show(appliance: Appliance, form: OpenForm, query: URLSearchParams): Html | Promise<Html>;
  actions: Record<string, PageAction>;
}

/** A form's text, without blanks around it; empty when it is missing. */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** As it was typed: blanks belong to it. */
export function secretField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

export const isTicked = (form: FormData, name: string): boolean => form.get(name) === "1";

/** Throws with words for a person. */
export function numberField(form: FormData, name: string, label: string, least: number, most: number): number {
  const text = textField(form, name);
  const value = Number(text);
  if (text === "" || !Number.isFinite(value) || value < least || value > most) {
    throw new Error(`${label} must be a number from ${least} to ${most}.`);
  }
  return value;
}

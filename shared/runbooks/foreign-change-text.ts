/** What moved between the plan and the call, in words. */
import type { ForeignChange } from "./run-event.ts";

export function foreignChangeText({ appliance, what, before, now }: ForeignChange): string {
  const was = before ?? "not told";
  const is = now ?? "not told";
  switch (what) {
    case "answers":
      return isYes(now) ? `${appliance} was silent and answers now.` : `${appliance} answered and is silent now.`;
    case "appliance-id":
      return `Another appliance answers at the address of ${appliance}: its id was ${was} and is ${is}.`;
    case "role":
      return `The role of ${appliance} was ${was} and is ${is}.`;
    case "last-sync":
      return `The last data sync that ${appliance} tells was ${was} and is ${is}.`;
    case "listed-role":
      return `The other appliance lists ${appliance} as ${is}; it was ${was}.`;
  }
}

const isYes = (value: string | null): boolean => value === "true" || value === "yes";

import type { LoginChange } from "../../../shared/domain/login-change.ts";
import { fullLocalTime } from "../../words/local-time.ts";

/** The list as text, for a ticket or a colleague. */
export const changesText = (pair: string, changes: readonly LoginChange[]): string =>
  [`Changes made in /login of ${pair}`, ...changes.map(lineOf)].join("\n");

function lineOf({ what, where, who, at, appliance, reAppliedAt }: LoginChange): string {
  const circumstances = [appliance, where, who, fullLocalTime(at)].filter((part) => part !== "").join(", ");
  const again = reAppliedAt === null ? "" : `; entered again ${fullLocalTime(reAppliedAt)}`;
  return `[${reAppliedAt === null ? " " : "x"}] ${what} (${circumstances}${again})`;
}

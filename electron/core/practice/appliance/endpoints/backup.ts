/** `GET|POST /api/backup` (api-facts 4): a Bearer token of an account that has perm_backup; others are told 403. */
import type { Appliance } from "../appliance.ts";
import { backupAnswer } from "../backup-file.ts";
import { messageAnswer } from "../http/answer.ts";
import type { ApplianceCall, Route } from "../http/route.ts";

export function backupRoute(appliance: Appliance): Route {
  const answer = ({ account }: ApplianceCall) =>
    account?.backup
      ? backupAnswer(appliance)
      : messageAnswer(403, "This API account has no permission for the backup API.");
  // The newer form posts a password for the file; no such password is set here, so it is read and not needed.
  return { path: "/api/backup", access: "token", get: answer, post: answer };
}

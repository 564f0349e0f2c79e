/** Collects what somebody who helps needs to know, and takes out of it what nobody else should. */
import { homedir } from "node:os";
import type { CommandLogService } from "./create-command-log.ts";
import type { Stores } from "./create-stores.ts";
import { createNameCover } from "./diagnostics/name-cover.ts";
import { namesOfPairs } from "./diagnostics/names-of-pairs.ts";
import { writeReport } from "./diagnostics/write-report.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import { readLogTail } from "./log/read-log-tail.ts";
import { redactText } from "./log/redact.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import type { Monitor } from "./monitor/monitor.ts";
import { type Clock, isoNow } from "./ports.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface DiagnosticsService {
  collect(wish: { withNames: boolean }): string;
}

const logLines = 300;
const exchanges = 50;

export function createDiagnostics(options: {
  facts: { version: string; door: string; dataFolder: string };
  stores: Stores;
  monitor: Monitor;
  vault: Pick<VaultDesk, "standing">;
  board: NoticeBoard;
  commandLog: CommandLogService;
  secrets: SecretRegistry;
  clock: Clock;
}): DiagnosticsService {
  const { facts, stores, monitor, vault, board, commandLog, secrets, clock } = options;
  return {
    collect({ withNames }) {
      const pairs = stores.pairs.list();
      const views = new Map(monitor.views().map((view) => [view.id, view]));
      const { head, body } = writeReport({
        at: isoNow(clock),
        ...facts,
        vault: vault.standing(),
        notices: board.list(),
        pairs: pairs.map((pair) => ({ pair, view: views.get(pair.id) ?? null })),
        logLines: readLogTail({ folder: facts.dataFolder, lines: logLines, secrets }),
        exchanges: commandLog.log.page({ limit: exchanges }).entries,
      });
      const known = [...pairs, ...stores.pairs.aside().map(({ pair }) => pair)];
      const cover = withNames ? (text: string) => text : createNameCover(namesOfPairs(known));
      // Secrets first: one that holds a pair's name would not be known any more once the name is covered.
      const safe = redactText(body, secrets);
      return shortenHome(`${redactText(head, secrets)}\n\n${cover(safe)}\n`);
    },
  };
}

/** The home folder names the person. On Windows it stands in the log as JSON writes it. */
function shortenHome(text: string): string {
  const home = homedir();
  const written = JSON.stringify(home).slice(1, -1);
  return [written, home].reduce((result, folder) => result.replaceAll(folder, "~"), text);
}

/** `pairdesk status`: one look at every pair, and the plugin exit code of the worst verdict. */

import type { StatusReport } from "../../shared/domain/pair-status.ts";
import type { PluginCode } from "../../shared/domain/plugin-code.ts";
import { lookOnce } from "../core/look-once.ts";
import { systemClock as clock, isoNow } from "../core/ports.ts";
import type { CommandContext } from "./command-context.ts";
import { worstCode } from "./exit-codes.ts";
import { toJson } from "./plain-text.ts";
import { renderStatus } from "./render-status.ts";
import { openPairs, type PairOptions } from "./sources/open-pairs.ts";

export async function statusCommand(
  options: PairOptions & { json?: true },
  { output, registry, log, interrupted }: CommandContext,
): Promise<PluginCode> {
  const source = await openPairs(options, registry, log);
  try {
    const looks = Promise.all(source.pairs.map((entry) => lookOnce({ ...entry, clock })));
    const pairs = await Promise.race([looks, interrupted.then(() => null)]);
    if (!pairs) return 3;
    const report: StatusReport = { schema: "pairdesk-status/1", checkedAt: isoNow(clock), pairs };
    const definitions = source.pairs.map(({ pair }) => pair);
    output.write(options.json ? `${toJson(report, 2)}\n` : renderStatus(report, definitions, output.paint));
    return worstCode(pairs.map(({ verdict }) => verdict));
  } finally {
    await source.close();
  }
}

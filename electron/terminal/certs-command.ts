/** `pairdesk certs`: what every pair serves, by nine handshakes each, and the plugin exit code of the worst of them. */
import { certsCodeOf } from "../../shared/certificates/certs-code.ts";
import { gridReport } from "../../shared/certificates/grid-report.ts";
import { type PluginCode, worstPluginCode } from "../../shared/domain/plugin-code.ts";
import { createCertificateLook } from "../core/create-certificate-look.ts";
import { systemClock as clock } from "../core/ports.ts";
import type { CommandContext } from "./command-context.ts";
import { toJson } from "./plain-text.ts";
import { renderCerts } from "./render-certs.ts";
import { openPairs, type PairOptions } from "./sources/open-pairs.ts";

export async function certsCommand(
  options: PairOptions & { json?: true },
  { output, registry, log, interrupted }: CommandContext,
): Promise<PluginCode> {
  const source = await openPairs(options, registry, log);
  const stop = new AbortController();
  try {
    const looks = source.pairs.map(async ({ pair, memory }) => {
      const look = await createCertificateLook({ pair, memory, signal: stop.signal, clock });
      return { pair, name: pair.name, ...look, end: certsCodeOf(look.grid, look.judged) };
    });
    const seen = await Promise.race([Promise.all(looks), interrupted.then(() => null)]);
    if (!seen) return 3;
    output.write(options.json ? `${toJson(gridReport(seen), 2)}\n` : renderCerts(seen, output.paint));
    return worstPluginCode(seen.map(({ end }) => end.code));
  } finally {
    stop.abort();
    await source.close();
  }
}

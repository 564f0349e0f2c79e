import { PairdeskError } from "../../shared/errors.ts";
import type { CommandContext } from "./command-context.ts";
import type { PluginCode } from "./exit-codes.ts";

export interface CertsFileOptions {
  passphraseStdin?: true;
  json?: true;
}

export async function certsFileCommand(
  file: string,
  _options: CertsFileOptions,
  _context: CommandContext,
): Promise<PluginCode> {
  throw new PairdeskError("certificate-file-refused", `${file} is not examined: PROVISIONAL.`, "Ask for the pairs.");
}

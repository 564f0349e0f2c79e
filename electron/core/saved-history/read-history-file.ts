/** The bytes of a saved history, never more of them than one may have. */
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { PairdeskError } from "../../../shared/errors.ts";
import { savedHistoryLimits } from "./limits.ts";

/** One byte over the limit is enough for the refusal. Throws PairdeskError `file-unreadable`. */
export async function readHistoryFile(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      // Counted while it arrives: a pipe or a device has no size that could be asked for.
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of file.createReadStream({ autoClose: false })) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > savedHistoryLimits.compressedBytes) break;
      }
      return Buffer.concat(chunks);
    } finally {
      await file.close();
    }
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
    const message = `${basename(path)} cannot be read${reason}.`;
    throw new PairdeskError("file-unreadable", message, "Check the path and its rights.", { cause });
  }
}

/**
 * The name of a file as every system takes it, made of a name that a page suggests.
 *
 * Guarantees: one name and no path, whatever stood in it; nothing that a shell, a file manager or Windows reads as more
 * than a name (separators, streams, devices, hidden files, options, control and turned characters); an ending that opens
 * as a text and never runs. Not guaranteed: that the name is still free.
 */

/** What a window may save; another ending gets `.txt` behind it, so that no page can place a program. */
const textEndings: readonly string[] = ["json", "jsonl", "txt", "csv", "pem", "log"];
const withoutName = "pairdesk.txt";
/** Bytes in UTF-8. File systems take 255; the door may add a number, and a name of its own while it writes. */
const longestName = 180;

/** Control characters, invisible ones and those that turn the direction of a text, lone halves, line separators. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** Separators of every system, and what Windows or a shell gives a meaning of its own. */
const meaningful = /[/\\:*?"<>|\u2044\u2215\u29f8\uff0f\uff3c]/g;
/** Devices of Windows, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;

/** @param endings those that stay; more than the usual ones only for what the core itself has written */
export function cleanFileName(suggested: string, endings: readonly string[] = textEndings): string {
  const visible = suggested.normalize("NFC").replace(invisible, "").replace(meaningful, "-").replace(/\s+/g, " ");
  const name = trimmed(visible);
  if (name === "") return withoutName;
  const dot = name.lastIndexOf(".");
  const ending = dot === -1 ? "" : name.slice(dot + 1).toLowerCase();
  const [stem, kept] = endings.includes(ending) ? [name.slice(0, dot), `.${ending}`] : [name, ".txt"];
  const safe = device.test(stem) ? `_${stem}` : stem;
  const short = trimmed(shortened(safe, longestName - kept.length));
  return short === "" ? withoutName : short + kept;
}

/** A dot in front hides a file and a dash makes it an option; Windows drops dots and spaces at the end. */
const trimmed = (name: string): string => name.replace(/^[\s.-]+/, "").replace(/[\s.]+$/, "");

function shortened(text: string, mostBytes: number): string {
  let result = "";
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    result += character;
  }
  return result;
}

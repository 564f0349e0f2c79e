import { basename, posix, win32 } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanFileName } from "../../../electron/core/files/clean-file-name.ts";

it.each([
  ["pairs.json"],
  ["Pairdesk command log 2026-03-01.jsonl"],
  ["Größe der Seite.csv"],
  ["報告.txt"],
  ["a.b.c.json"],
])("leaves %s as it is", (name) => {
  expect(cleanFileName(name)).toBe(name);
});

it.each([
  ["a path upwards", "../../.ssh/authorized_keys", "ssh-authorized_keys.txt"],
  ["a path upwards on Windows", "..\\..\\Startup\\run.json", "Startup-run.json"],
  ["an absolute path", "/etc/cron.d/pairs.json", "etc-cron.d-pairs.json"],
  ["a drive", "C:\\Windows\\pairs.json", "C--Windows-pairs.json"],
  ["a share", "\\\\host\\share\\pairs.json", "host-share-pairs.json"],
  ["a slash that only looks like one", "..\u2215..\uff0fpairs.json", "pairs.json"],
  ["a second stream of a file", "pairs.json:hidden.json", "pairs.json-hidden.json"],
  ["a NUL", "pairs.json\0.exe", "pairs.json.exe.txt"],
  ["line ends", "pairs\r\n.json", "pairs.json"],
  ["an escape sequence", "\u001b[2Jpairs.json", "[2Jpairs.json"],
  ["a text that turns around", "pairs\u202enosj.exe", "pairsnosj.exe.txt"],
  ["an invisible character", "pairs\u200b.json", "pairs.json"],
  ["a hidden file", ".bashrc", "bashrc.txt"],
  ["an option", "--output=x.json", "output=x.json"],
  ["a program", "setup.exe", "setup.exe.txt"],
  ["a starter of a desktop", "pairs.desktop", "pairs.desktop.txt"],
  ["a page with scripts", "pairs.html", "pairs.html.txt"],
  ["an ending in capitals", "pairs.JSON", "pairs.json"],
  ["no ending", "pairs", "pairs.txt"],
  ["dots at the end", "pairs.json. .", "pairs.json"],
  ["a device of Windows", "NUL", "_NUL.txt"],
  ["a device with an ending", "con.json", "_con.json"],
  ["a device with two endings", "com1.tar.json", "_com1.tar.json"],
  ["a device with a small digit", "LPT¹.txt", "_LPT¹.txt"],
  ["a device and a space", "aux .json", "_aux.json"],
  ["only dots", "..", "pairdesk.txt"],
  ["only an ending", ".json", "json.txt"],
  ["nothing that can be seen", "\u200b\u0000", "pairdesk.txt"],
  ["wild cards and pipes", 'a*b?c"d<e>f|g.json', "a-b-c-d-e-f-g.json"],
])("makes one harmless name of %s", (_what, suggested, cleaned) => {
  expect(cleanFileName(suggested)).toBe(cleaned);
});

it("keeps an ending that more than reads only for what the core itself has written", () => {
  expect(cleanFileName("week.html", ["html", "pairhistory"])).toBe("week.html");
  expect(cleanFileName("../week.pairhistory", ["html", "pairhistory"])).toBe("week.pairhistory");
  expect(cleanFileName("week.pairhistory")).toBe("week.pairhistory.txt");
});

it("cuts a long name before its ending, between characters", () => {
  const name = cleanFileName(`${"ü".repeat(150)}.json`);
  expect(name).toBe(`${"ü".repeat(87)}.json`);
});

it("makes of any text one name that stays in its folder, ends as a text and stays as it is when cleaned again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (suggested) => {
      const name = cleanFileName(suggested);
      expect(basename(name)).toBe(name);
      expect(win32.basename(name)).toBe(name);
      expect(posix.join("/folder", name)).toBe(`/folder/${name}`);
      expect(name).toMatch(/^[^.\s-].*\.(?:json|jsonl|txt|csv|pem|log)$/);
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      expect(cleanFileName(name)).toBe(name);
    }),
  );
});

/** Makes every way to read a file in a page fail and be counted. Answers with how it was tried. */
import type { Page } from "playwright-core";

const source = `{
  window.fileReads = [];
  for (const [type, names] of [
    [Blob, ["arrayBuffer", "text", "stream", "slice", "bytes"]],
    [FileReader, ["readAsArrayBuffer", "readAsDataURL", "readAsText", "readAsBinaryString"]],
  ]) {
    for (const name of names) {
      type.prototype[name] = () => {
        window.fileReads.push(name);
        throw new Error("a file is read");
      };
    }
  }
}`;

export async function refuseReadingFiles(page: Pick<Page, "evaluate">): Promise<() => Promise<string[]>> {
  await page.evaluate(source);
  return () => page.evaluate<string[]>("window.fileReads");
}

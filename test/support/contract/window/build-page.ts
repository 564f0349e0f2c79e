/** Bundles the test's page as the window is bundled, into a folder that a door's page server can serve. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const entry = fileURLToPath(new URL("./page-entry.ts", import.meta.url));

export async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      rollupOptions: { input: entry, output: { entryFileNames: "page.js" } },
    },
  });
  const page =
    '<!doctype html><meta charset="utf-8"><title>Contract</title><script type="module" src="/page.js"></script>';
  await writeFile(path.join(folder, "index.html"), page);
}

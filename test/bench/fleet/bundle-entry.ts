import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

export interface BundledEntry {
  file: string;
  remove(): Promise<void>;
}

/**
 * A source file as one piece of JavaScript, as the program itself is shipped: run from its sources, a process also holds
 * Node's compiler for them, some sixty megabytes that no installed Pairdesk has.
 */
export async function bundleEntry(source: URL): Promise<BundledEntry> {
  const folder = await mkdtemp(join(tmpdir(), "pairdesk-bench-"));
  const entry = fileURLToPath(source);
  await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: "error",
    ssr: { noExternal: true, external: ["keytar"] },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, target: "node24" },
  });
  return {
    file: join(folder, `${parse(entry).name}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

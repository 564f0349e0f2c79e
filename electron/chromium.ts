/**
 * The Chromium door: the same core and window in a browser that is installed here. Rules live in `chromium/`. Compiled
 * code is kept beside the program, never in a folder that others can write to: the next start reads instead of compiling.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

const built = join(import.meta.dirname, "..");
enableCompileCache(join(built, ".compiled"));
const { runDoor } = await import("./chromium/run-door.ts");
await runDoor(built);

import { existsSync } from "node:fs";
import path from "node:path";

/**
 * How to call npm: the very one that started us when there is one (with the Node it runs on, which an installation does not
 * replace under its feet), else the one on the PATH.
 *
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform, execPath: string, exists?: (file: string) => boolean }} from
 * @returns {{ file: string, prefix: string[], needsShell: boolean }}
 */
export function npmCommand({ env, platform, execPath, exists = existsSync }) {
  const announced = env["npm_execpath"];
  if (announced !== undefined) {
    // `npx` announces itself; npm's own entry lies beside it. Other package managers announce theirs, which has no `ci`.
    const cli = path.join(path.dirname(announced), "npm-cli.js");
    if (exists(cli)) {
      const node = env["npm_node_execpath"];
      return { file: node !== undefined && exists(node) ? node : execPath, prefix: [cli], needsShell: false };
    }
  }
  // Node refuses to start .cmd files without a shell.
  return platform === "win32"
    ? { file: "npm.cmd", prefix: [], needsShell: true }
    : { file: "npm", prefix: [], needsShell: false };
}

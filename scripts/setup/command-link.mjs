import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const shellCommand = `#!/bin/sh
exec node "$(dirname "$0")/../../bin/pairdesk.mjs" "$@"
`;
const windowsCommand = `@node "%~dp0\\..\\..\\bin\\pairdesk.mjs" %*\r\n`;

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/**
 * Makes `npx pairdesk` find the command inside this folder. npm links the commands of dependencies but not those of the package
 * itself, and what npx keeps in its own cache instead can be out of date.
 * @param {string} root
 * @param {string} platform
 */
export function linkCommand(root, platform) {
  const folder = path.join(root, "node_modules", ".bin");
  mkdirSync(folder, { recursive: true });
  const commands = [["pairdesk", shellCommand], ...(platform === "win32" ? [["pairdesk.cmd", windowsCommand]] : [])];
  for (const [name = "", content = ""] of commands) {
    const file = path.join(folder, name);
    if (contentOf(file) === content) continue;
    writeFileSync(file, content);
    chmodSync(file, 0o755);
  }
}

/** Runs OpenSSL's and Java's own programs in a folder: fixtures are theirs, not ours. */
import { execFileSync } from "node:child_process";

/** `openssl` or `keytool` with its arguments; throws with what it said. */
export function runProgram(folder: string, program: "openssl" | "keytool", args: string[]): void {
  execFileSync(program, args, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
}

/** Electron's instance lock is taken at once and belongs to one folder; the kernel's file rights give us the same. */
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";

type OnSecondInstance = (argv: string[], workingDirectory: string) => void;

export function claimLock(folder: string, onSecondInstance: OnSecondInstance): boolean {
  const lock = path.join(folder, "instance-lock");
  const call = path.join(lock, "call.json");
  if (!takeFolder(lock)) {
    writeFileSync(call, JSON.stringify({ argv: process.argv, workingDirectory: process.cwd() }));
    return false;
  }
  writeFileSync(path.join(lock, "pid"), String(process.pid));
  process.once("exit", () => rmSync(lock, { recursive: true, force: true }));
  watch(lock, { persistent: false }, (_event, name) => {
    if (name !== "call.json") return;
    const caller = readCall(call);
    if (caller) onSecondInstance(caller.argv, caller.workingDirectory);
  });
  return true;
}

function takeFolder(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (isHeld(lock)) return false;
    rmSync(lock, { recursive: true, force: true });
    mkdirSync(lock);
    return true;
  }
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(path.join(lock, "pid"), "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}

/** Undefined while it is being written, or when this call was heard already. */
function readCall(file: string): { argv: string[]; workingDirectory: string } | undefined {
  try {
    const caller = JSON.parse(readFileSync(file, "utf8")) as { argv: string[]; workingDirectory: string };
    rmSync(file);
    return caller;
  } catch {
    return undefined;
  }
}

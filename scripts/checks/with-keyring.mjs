/**
 * Runs inside `dbus-run-session`: starts a keyring, unlocks it with a password nobody knows, and runs the command that follows on
 * the command line. The keyring ends with the command. Exit code: the command's; 70 when there is no keyring.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { runToEnd } from "../setup/run-to-end.mjs";

const patienceMs = 15_000;
const pollMs = 50;

function secretServiceIsOnTheBus() {
  const question = [
    "--session",
    "--print-reply",
    "--dest=org.freedesktop.DBus",
    "/",
    "org.freedesktop.DBus.NameHasOwner",
    "string:org.freedesktop.secrets",
  ];
  const { stdout } = spawnSync("dbus-send", question, { encoding: "utf8" });
  return stdout?.includes("boolean true") ?? false;
}

async function startKeyring() {
  const keyring = spawn("gnome-keyring-daemon", ["--foreground", "--unlock", "--components=secrets"], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let complaints = "";
  let hasEnded = false;
  keyring.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  keyring.on("error", (error) => {
    complaints += error.message;
    hasEnded = true;
  });
  keyring.on("exit", () => {
    hasEnded = true;
  });
  // The daemon may end before it has read the password; its complaint is what counts then.
  keyring.stdin.on("error", (error) => {
    complaints += error.message;
  });
  keyring.stdin.end(randomBytes(24).toString("hex"));

  const deadline = performance.now() + patienceMs;
  while (!secretServiceIsOnTheBus()) {
    if (hasEnded || performance.now() > deadline) {
      keyring.kill("SIGKILL");
      throw new Error(`The keyring of the test session did not start: ${complaints.trim()}`);
    }
    await delay(pollMs);
  }
  return keyring;
}

const [program = "", ...args] = process.argv.slice(2);
try {
  const keyring = await startKeyring();
  process.exitCode = await runToEnd(program, args);
  keyring.kill();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 70;
}

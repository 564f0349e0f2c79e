import { expect, test } from "vitest";
import { createConsoleLog } from "../../../electron/core/log/console-log.ts";
import { createLog } from "../../../electron/core/log/create-log.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import type { Clock } from "../../../electron/core/ports.ts";

const noonClock: Clock = { nowMs: () => Date.UTC(2026, 0, 1, 12), setTimer: () => ({ cancel: () => undefined }) };

function consoleLog() {
  const lines: string[] = [];
  const secrets = createSecretRegistry();
  return {
    lines,
    secrets,
    log: createConsoleLog({ write: (line) => void lines.push(line), clock: noonClock, secrets }),
  };
}

test("an entry is one line with time, level, event and facts", () => {
  const { log, lines } = consoleLog();
  log.info("look.done", { appliance: "site1", tookMs: 12 });
  expect(lines).toEqual(['2026-01-01T12:00:00.000Z info  look.done {"appliance":"site1","tookMs":12}\n']);
});

test("a fault stands under the id that the caller gets", () => {
  const { log, lines } = consoleLog();
  const errorId = log.error("call.failed", new Error("broken"));
  expect(lines[0]).toContain(`(${errorId})`);
  expect(lines[0]).toContain("broken");
});

test("a known secret does not reach the terminal", () => {
  const { log, lines, secrets } = consoleLog();
  secrets.hide("canary-4711");
  log.warn("it.said canary-4711", { text: "canary-4711" });
  expect(lines.join()).not.toContain("canary-4711");
});

test("what an appliance sent cannot move the cursor", () => {
  const { log, lines } = consoleLog();
  log.info("said", { text: "\u001b[2J\u009b2J\r\n\u007f" });
  expect(lines[0]?.slice(0, -1)).not.toMatch(/\p{Cc}/u);
});

test("a sink that throws disturbs neither the caller nor the other sinks", () => {
  const heard: string[] = [];
  const broken = () => {
    throw new Error("broken pipe");
  };
  const sinks = [broken, ({ event }: { event: string }) => void heard.push(event)];
  const log = createLog({ clock: noonClock, secrets: createSecretRegistry(), sinks });
  log.info("one");
  expect(log.error("two", new Error("x"))).toMatch(/^[0-9a-f]{8}$/);
  expect(heard).toEqual(["one", "two"]);
});

/**
 * The terminal door's command line, for people, scripts and monitoring systems. Whatever keeps a command from telling ends
 * with exit code 3, which such systems read as "unknown": a fault of ours must not look like a warning about a pair.
 */
import { Command, Option } from "commander";
import packageFacts from "../../package.json" with { type: "json" };
import { historyFormats } from "../../shared/contract/saved-histories.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { createConsoleLog } from "../core/log/console-log.ts";
import { createSecretRegistry } from "../core/log/secret-registry.ts";
import { systemClock as clock } from "../core/ports.ts";
import { certsFileCommand } from "./certs-file-command.ts";
import type { CommandContext } from "./command-context.ts";
import { historyCommand } from "./history-command.ts";
import { standardOutput } from "./output.ts";
import { oneLine } from "./plain-text.ts";
import { practiceCommand } from "./practice-command.ts";
import { addRunCommand } from "./run/add-run-command.ts";
import { joinedRunParts } from "./run/join-run.ts";
import { createRunDoor } from "./run/run-door.ts";
import { statusCommand } from "./status-command.ts";
import { watchCommand } from "./watch-command.ts";

/** Reads the command line and carries it out. The process ends with the command's exit code. */
export async function runTerminal(): Promise<void> {
  try {
    await describeProgram().parseAsync();
  } catch (error) {
    tell(...(error instanceof PairdeskError ? [error.message, error.advice] : [String(error)]));
    end(3);
  }
}

function describeProgram(): Command {
  const program = new Command("pairdesk")
    .description(packageFacts.description)
    .version(packageFacts.version)
    .option("--verbose", "say on standard error what is being done")
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 3));
  const context = () => createContext(program.opts<{ verbose?: true }>().verbose === true);

  withPairs(program.command("status"))
    .description("look once at every pair; the exit code is that of the worst verdict (0, 1, 2, 3)")
    .action(async (options) => end(await statusCommand(options, context())));
  withPairs(program.command("watch"))
    .description("look on until interrupted and print what changes")
    .action(async (options) => end(await watchCommand(options, context())));
  program
    .command("practice")
    .description("keep a practice pair running until interrupted")
    .option("--write <folder>", "write its pairs file and secrets file there")
    .option("--scenario <name>", "what befalls it")
    .option("--json", "print JSON")
    .action(async (options) => end(await practiceCommand(options, context())));
  describeHistory(program).action(async (file, options) => end(await historyCommand(file, options, context())));
  describeCertsFile(program).action(async (file, options) => end(await certsFileCommand(file, options, context())));
  addRunCommand(program, { withPairs, context, door: createRunDoor(joinedRunParts), end });
  return program;
}

const describeHistory = (program: Command): Command =>
  program
    .command("history")
    .description("what was seen of a pair over time, and what was not: of a stored one, or as a saved history tells it")
    .argument("[file]", "a saved history; printed as text unless --format or --json says otherwise")
    .option("--pair <name>", "the stored pair")
    .option("--from <time>", "the period's beginning; without it 30 days before its end")
    .option("--to <time>", "its end; without it now")
    .addOption(new Option("--format <format>", "the form; of a stored pair csv without it").choices(historyFormats))
    .option("--json", "print JSON")
    .option("--out <file>", "a new file, instead of standard output")
    .option("--data <folder>", "the data folder of the window");

const describeCertsFile = (program: Command): Command =>
  program
    .command("certs")
    .description(
      "what a certificate file holds, and what is missing in it for an appliance (0 nothing, 1, 2, 3 not read)",
    )
    .argument("<file>", "PKCS#12, PEM, DER, PKCS#7 or a request")
    .option("--passphrase-stdin", "read its passphrase from standard input")
    .option("--json", "print JSON");

const withPairs = (command: Command): Command =>
  command
    .option("--pairs <file>", "the pairs to look at; without it the stored ones")
    .option("--secrets <file>", "their API secrets; - reads standard input")
    .option("--pair <name>", "only this pair")
    .option("--practice", "two simulated appliances of this run's own")
    .option("--scenario <name>", "what befalls the simulated ones, such as primary-dead or both-primary")
    .option("--data <folder>", "the data folder of the window")
    .option("--json", "print JSON");

/** What every command is handed. Called once: it listens for the signals that end a command. */
function createContext(isVerbose: boolean): CommandContext {
  const registry = createSecretRegistry();
  const write = (line: string) => void (isVerbose && process.stderr.write(line));
  let interrupt = (): void => undefined;
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  return {
    output: standardOutput(interrupt),
    tell,
    registry,
    log: createConsoleLog({ write, clock, secrets: registry }),
    interrupted,
  };
}

const tell = (...words: string[]): void => void process.stderr.write(`${words.map(oneLine).join("\n")}\n`);

/** A keychain that still waits for a person must not keep a finished command. */
function end(code: number): void {
  process.stdout.write("", () => process.exit(code));
}

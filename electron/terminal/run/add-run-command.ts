import { type Command, Option } from "commander";
import { runbookIds } from "../../../shared/runbooks/runbook.ts";
import type { CommandContext } from "../command-context.ts";
import { type RunCode, runCommand } from "../run-command.ts";
import type { RunDoor } from "./run-options.ts";

/** `withPairs`: the options that every command about pairs has, `--json` among them. */
export function addRunCommand(
  program: Command,
  deps: {
    withPairs(command: Command): Command;
    context(): CommandContext;
    door: RunDoor;
    end(code: RunCode): void;
  },
): void {
  deps
    .withPairs(program.command("run"))
    .description(
      "carry out a procedure on one pair, with proof; the exit code is its outcome (0 done, 1 incomplete, 2 failed, 3 unknown, 4 refused)",
    )
    .argument("[runbook]", `what to do: ${runbookIds.join(", ")}`)
    .option("--answers <file>", "what it asks for, as JSON; - reads standard input. Without it you are asked")
    .option("--describe", "print its steps and what it asks for, and do nothing")
    .option("--dry-run", "go through it with calls that change something blocked and shown")
    .option("--wait-at-most <seconds>", "no wait lasts longer")
    .option("--certificate-file <path>", "the file that a run about certificates waits for")
    .option("--certificate-folder <path>", "the folder in which it appears; without it the folder for downloads")
    .option("--passphrase-stdin", "read the passphrase of that file from standard input; without it one is made")
    .option("--list", "print the runs that are open")
    .addOption(
      new Option("--resume <run>", "go on with a run that was cut off; no call is repeated").conflicts("close"),
    )
    .option("--close <run>", "close a run that was cut off, by what is seen now")
    .action(async (runbook, options) => deps.end(await runCommand(runbook, options, deps.context(), deps.door)));
}

/** The terminal door: commands for people, scripts and monitoring systems. Rules live in `terminal/`. */
import { runTerminal } from "./terminal/program.ts";

await runTerminal();

/** A practice pair that `pairdesk practice` keeps, with the files it wrote. */
import path from "node:path";
import { z } from "zod";
import { temporaryFolder } from "../temporary-folder.ts";
import { emptyPlace, type Place, type Running, startTerminal } from "./run-terminal.ts";

const practiceSchema = z.strictObject({
  schema: z.literal("pairdesk-practice/1"),
  name: z.string(),
  appliances: z.array(z.strictObject({ name: z.string(), address: z.string(), pid: z.int() })),
  site: z.string(),
  files: z.strictObject({ pairs: z.string(), secrets: z.string() }),
});

export interface KeptPair {
  running: Running;
  place: Place;
  told: z.infer<typeof practiceSchema>;
  /** `--pairs … --secrets …` */
  args: string[];
  /** As a dead power supply. */
  kill(name: string): void;
}

/** `more`: of its command line, such as `--scenario`. */
export async function keepPracticePair(...more: string[]): Promise<KeptPair> {
  const folder = path.join(temporaryFolder(), "files");
  const place = emptyPlace();
  const running = startTerminal(["practice", "--write", folder, "--json", ...more], { place });
  const told = practiceSchema.parse(JSON.parse(await running.line(() => true)));
  const { pairs, secrets } = told.files;
  return {
    running,
    place,
    told,
    args: ["--pairs", pairs, "--secrets", secrets],
    kill(name) {
      const found = told.appliances.find((appliance) => appliance.name === name);
      if (found) process.kill(found.pid, "SIGKILL");
    },
  };
}

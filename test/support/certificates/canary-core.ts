/**
 * `canary-core.ts <plan> <ending>` opens the core and leads keys and passphrases through everything that the file doctor does
 * with them, in every way that goes wrong too. Then it writes down what its window was told and ends as it was asked: `close`
 * as a person does it, `kill` by waiting for it with a desk open, `fault` by an error that nobody catches.
 */
import { mkdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { createFileLog } from "../../../electron/core/log/file-log.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { systemClock as clock, type DoorPorts, type ProcessHandle } from "../../../electron/core/ports.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { openMemoryWindow } from "../core/memory-window.ts";
import { openCore } from "../core/open-core.ts";
import { forkProcess } from "../fork-process.ts";

export interface CanaryPlan {
  dataFolder: string;
  /** Where the core's door saves files. */
  savedFolder: string;
  /** Where to write down what the window was told; outside of all that is searched. */
  toldFile: string;
  /** PEM, with the key beside it plain and encrypted under the passphrase. */
  canaries: { chain: string; key: string; encryptedKey: string; passphrase: string; newPassphrase: string }[];
}

const [, , planFile = "", ending = ""] = process.argv;
const plan: CanaryPlan = JSON.parse(readFileSync(planFile, "utf8"));
mkdirSync(plan.dataFolder, { recursive: true });

let worker: ProcessHandle | null = null;
let isDiskFull = false;
const ports: Partial<DoorPorts> = {
  startProcess(entry) {
    const started = forkProcess(entry);
    if (entry === "worker") worker = started;
    return started;
  },
  async saveFile({ name, content }) {
    if (isDiskFull) throw new PairdeskError("disk-full", "The disk is full.", "Make room.");
    writeFileSync(path.join(plan.savedFolder, name), content);
    return path.join(plan.savedFolder, name);
  },
};
const secrets = createSecretRegistry();
const log = createFileLog({ folder: plan.dataFolder, clock, secrets });
const core = await openCore(plan.dataFolder, { log, secrets, ports });
const { client, told } = openMemoryWindow(core);

for (const canary of plan.canaries) await leadThrough(canary);
for (const withNames of [true, false]) await client.diagnostics.collect({ withNames });
writeFileSync(plan.toldFile, JSON.stringify(told));

if (ending === "close") {
  await core.close();
  log.close();
} else {
  writeSync(1, "a desk is open\n");
  if (ending === "fault") throw new Error("a fault that nobody catches");
}

async function leadThrough({ chain, key, encryptedKey, passphrase, newPassphrase }: CanaryPlan["canaries"][number]) {
  const { certificateFiles: files } = client;
  const lay = (desk: string | null, source: Parameters<typeof files.examine>[0]["source"], secret: string | null) =>
    files.examine({ desk, source, passphrase: secret });

  // By its place, under a wrong passphrase first.
  const { desk } = await lay(null, { path: chain }, null);
  const locked = await lay(desk, { path: encryptedKey }, "surely not this one");
  const file = locked.files[1]?.id ?? "";
  expectTo(locked.assembled.hasKey, false);
  expectTo((await files.unlock({ desk, file, passphrase })).assembled.hasKey, true);
  for (const form of ["pkcs12-modern", "pkcs12-legacy", "pem-chain"] as const) {
    const saved = await files.write({ desk, form, passphrase: newPassphrase });
    // What was written is opened again, and once more under a passphrase that does not fit.
    const again = await lay(null, { path: saved.path ?? "" }, newPassphrase);
    await files.unlock({ desk: again.desk, file: again.files[0]?.id ?? "", passphrase: `${newPassphrase}x` });
    await files.close({ desk: again.desk });
  }

  // Pasted: whole, cut in the middle, and as bytes.
  const pem = readFileSync(key, "utf8");
  const base64 = Buffer.from(pem).toString("base64");
  const pasted = await lay(null, { fileName: "pasted.pem", base64 }, null);
  expectTo(pasted.files[0]?.report.keys.length, 1);
  const half = Buffer.from(pem.slice(0, pem.length / 2)).toString("base64");
  await lay(pasted.desk, { fileName: "half.pem", base64: half }, passphrase);
  const bytes = pem.replaceAll(/-----[^-]+-----|\s/g, "");
  await lay(pasted.desk, { fileName: "pasted.key", base64: bytes }, null);

  // Refused, each in its way.
  await refused(files.write({ desk, form: "pkcs12-modern", passphrase: "" }));
  await refused(files.write({ desk: pasted.desk, form: "pkcs12-modern", passphrase: newPassphrase }));
  isDiskFull = true;
  await refused(files.write({ desk, form: "pkcs12-legacy", passphrase: newPassphrase }));
  isDiskFull = false;
  // Inputs that the contract refuses.
  await refused(files.unlock({ desk, file, passphrase: passphrase.repeat(100) }));
  await refused(files.unlock({ desk: "nowhere", file, passphrase }));

  // The worker dies amid its work, with the key open.
  const dying = files.write({ desk, form: "pkcs12-modern", passphrase: newPassphrase });
  setTimeout(() => worker?.kill(), 100);
  expectTo(await refused(dying), "work-given-up");

  // Somebody logs it in every careless way.
  log.info("careless", { note: passphrase, pem });
  log.error("careless", new Error(`could not open ${newPassphrase} ${pem}`, { cause: { line: pem.split("\n")[3] } }));
}

async function refused(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
  } catch (error) {
    const { code, data } = Object(error);
    return String(data?.code ?? code);
  }
  throw new Error("it was to be refused");
}

function expectTo(found: unknown, wanted: unknown): void {
  if (found !== wanted) throw new Error(`${String(found)} instead of ${String(wanted)}`);
}

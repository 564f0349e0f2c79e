/** The Electron door's built preload and document rules in the double of Electron. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CDPSession, Page } from "playwright-core";
import { type ElectronDouble, startElectronDouble } from "../../../fakes/electron-double/start.ts";
import type { TestCore } from "../core/test-core.ts";
import { buildPage } from "../window/build-page.ts";
import { windowInPage } from "../window/remote-window.ts";
import { openProgramLine } from "./program-line.ts";
import type { ToProgram } from "./program-messages.ts";
import type { Stage } from "./stage.ts";

const program = fileURLToPath(new URL("./electron-program.ts", import.meta.url));
const builtFolder = process.env["PAIRDESK_TEST_OUT"] ?? fileURLToPath(new URL("../../../../out", import.meta.url));
const preload = path.join(builtFolder, "preload", "preload.cjs");
const ownAddress = "https://pairdesk-app.electron-double.invalid/";

export interface ElectronStage extends Stage {
  /** A message on a channel of the bridge from a frame that is not the window's own document. */
  strangerSays(stranger: Extract<ToProgram, { stranger: string }>): void;
}

export async function openElectronStage(core: TestCore): Promise<ElectronStage> {
  if (!existsSync(preload)) throw new Error(`${preload} is not there: build first.`);
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-contract-"));
  await buildPage(folder);
  const line = await openProgramLine(core);
  const double = await startElectronDouble({ main: program, args: [String(line.port), preload, folder] });
  let shown = await connect(double);

  return {
    window: windowInPage(() => shown.session),
    strangerSays: (stranger) => line.send(stranger),
    endings: {
      reload: async () => void (await shown.page.reload()),
      "navigation away": async () => {
        await shown.page.goto("about:blank");
        await shown.page.goto(ownAddress);
      },
      async crash() {
        const loaded = line.nextLoad();
        // A page that has crashed never answers.
        shown.session.send("Page.crash").catch(() => undefined);
        await loaded;
        shown = await connect(double);
      },
      async closing() {
        const loaded = line.nextLoad();
        await shown.page.close();
        await loaded;
        shown = await connect(double);
      },
    },
    async end() {
      await double.quit();
      await line.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function connect(double: ElectronDouble): Promise<{ page: Page; session: CDPSession }> {
  const page = await double.page();
  return { page, session: await page.context().newCDPSession(page) };
}

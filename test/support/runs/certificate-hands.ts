/** Hands of a run about certificates: what is served and what the file holds says the test, and nothing tells its health. */
import type { Clock } from "../../../electron/core/ports.ts";
import type { OwnRunFileDesk } from "../../../electron/core/runs/run-file-desk.ts";
import type { FileSource } from "../../../shared/contract/file-source.ts";
import type { GivenFile } from "../../../shared/runbooks/run-knowledge.ts";
import { fileOf, gridOf, present, served } from "../certificates/grid-of.ts";
import type { createScriptedHands, ScriptedHands } from "./scripted-hands.ts";

export interface CertificateHands extends ScriptedHands {
  file: OwnRunFileDesk;
  /** By appliance: what it shows with and without a name. */
  shown: Record<"site1" | "site2", { site: typeof present; none: typeof present }>;
  /** What a file of this name holds. */
  held: Map<string, GivenFile>;
  grids: number;
  examined: number;
  appear(fileName: string): void;
}

export function withCertificates(hands: ReturnType<typeof createScriptedHands>, clock: Clock): CertificateHands {
  let given: { fileName: string; path: string | null } | null = null;
  let passphrase: string | null = null;
  let folder: string | null = null;
  const listeners: Parameters<OwnRunFileDesk["onFile"]>[0][] = [];
  const made: CertificateHands = Object.assign(hands, {
    shown: { site1: { site: present, none: present }, site2: { site: present, none: present } },
    held: new Map<string, GivenFile>(),
    grids: 0,
    examined: 0,
    readGrid: async () => {
      made.grids += 1;
      const { site1, site2 } = made.shown;
      const places = {
        "site1 site": served(site1.site),
        "site1 none": served(site1.none),
        "site2 site": served(site2.site),
        "site2 none": served(site2.none),
      };
      return gridOf(places, present, new Date(clock.nowMs()).toISOString());
    },
    appear(fileName: string) {
      given = { fileName, path: `${folder}/${fileName}` };
      for (const listener of listeners) listener(given);
    },
    file: {
      state: () => ({
        fileName: given?.fileName ?? null,
        path: given?.path ?? null,
        hasPassphrase: passphrase !== null,
        watchedFolder: folder,
      }),
      give(source: FileSource) {
        const path = "path" in source ? source.path : null;
        given = { fileName: "path" in source ? (source.path.split("/").at(-1) ?? "") : source.fileName, path };
      },
      givePassphrase(text: string) {
        passphrase = text;
      },
      async watchFolder(wanted: string | null) {
        folder = wanted;
      },
      onFile: (listener: (typeof listeners)[number]) => void listeners.push(listener),
      async examine() {
        made.examined += 1;
        if (given === null) return null;
        const sealed = fileOf(null, { report: { verdict: "wrong-passphrase" } });
        const found = (passphrase !== null && made.held.get(given.fileName)) || sealed;
        return { ...found, fileName: given.fileName, at: new Date(clock.nowMs()).toISOString() };
      },
      isThere: async () => "unknown" as const,
      toPlay: () => ({ path: given?.path ?? null, bytes: async () => null, passphrase, folder }),
      close: () => undefined,
    },
  });
  return made;
}

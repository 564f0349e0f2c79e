/**
 * A small tree with the product's layout that breaks each import rule exactly as often as listed here, beside files that
 * come as near to breaking one as they may. What the tool reports of it must be the list, no more and no less.
 */
export interface PlantedViolation {
  rule: string;
  /** The file that the report must name. */
  file: string;
  source: string;
}

/** One or more for each rule: the plain case, then ways round it. A cycle is reported once, at one of its files. */
export const plantedViolations: PlantedViolation[] = [
  { rule: "shared-is-pure", file: "shared/domain/reads-a-file.ts", source: `import "node:fs";` },
  {
    rule: "shared-is-pure",
    file: "shared/domain/draws.ts",
    source: `import type { FC } from "react"; export type A = FC;`,
  },
  { rule: "shared-is-pure", file: "shared/domain/looks-up.ts", source: `import "../../electron/core/ports.ts";` },

  { rule: "window-imports-window-things", file: "renderer/app/node.tsx", source: `import "node:path";` },
  {
    rule: "window-imports-window-things",
    file: "renderer/app/core.tsx",
    source: `import "../../electron/core/ports.ts";`,
  },
  {
    rule: "window-imports-window-things",
    file: "renderer/app/core-lazily.tsx",
    source: `export const load = () => import("../../electron/core/ports.ts");`,
  },
  {
    rule: "window-imports-window-things",
    file: "renderer/app/zod-type.tsx",
    source: `import type { ZodType } from "zod"; export type A = ZodType;`,
  },
  {
    rule: "window-takes-the-contract-as-types",
    file: "renderer/stores/values.ts",
    source: `import { plain } from "../../shared/contract/plain.ts"; export const a = plain;`,
  },
  {
    rule: "window-takes-the-contract-as-types",
    file: "renderer/stores/values-and-types.ts",
    source: `import type { Plain } from "../../shared/contract/plain.ts";
import { plain } from "../../shared/contract/plain.ts";
export const a: Plain = plain;`,
  },
  {
    rule: "window-takes-the-contract-as-types",
    file: "renderer/stores/passes-on.ts",
    source: `export { plain } from "../../shared/contract/plain.ts";`,
  },
  {
    rule: "window-loads-no-full-zod",
    file: "renderer/stores/through-the-domain.ts",
    source: `import { pairSchema } from "../../shared/domain/pair.ts"; export const a = pairSchema;`,
  },

  {
    rule: "window-loads-no-full-zod",
    file: "renderer/stores/inline-type.ts",
    source: `import { type Pair } from "../../shared/domain/pair.ts"; export type A = Pair;`,
  },

  { rule: "core-knows-no-door", file: "electron/core/monitor/door.ts", source: `import "../../shell/window.ts";` },
  { rule: "core-draws-nothing", file: "electron/core/monitor/draws.ts", source: `import "react";` },
  {
    rule: "areas-meet-in-create-files",
    file: "electron/core/monitor/area.ts",
    source: `import "../vault/keychain.ts";`,
  },
  {
    rule: "areas-meet-in-create-files",
    file: "electron/core/monitor/area-type.ts",
    source: `import type { Keychain } from "../vault/keychain.ts"; export type A = Keychain;`,
  },
  {
    rule: "areas-meet-in-create-files",
    file: "electron/core/monitor/composes.ts",
    source: `import "../create-core.ts";`,
  },
  { rule: "areas-meet-in-create-files", file: "electron/core/net/area.ts", source: `import "../vault/keychain.ts";` },
  { rule: "core-ports-join-no-areas", file: "electron/core/joins.ts", source: `import "./vault/keychain.ts";` },
  { rule: "doors-stay-apart", file: "electron/terminal/other-door.ts", source: `import "../shell/window.ts";` },
  { rule: "doors-stay-apart", file: "electron/terminal/entry.ts", source: `import "../main.ts";` },
  { rule: "shell-is-thin", file: "electron/shell/package.ts", source: `import "commander";` },
  { rule: "shell-is-thin", file: "electron/shell/node-door.ts", source: `import "../node/start-process.ts";` },
  { rule: "doors-stay-apart", file: "electron/node/door.ts", source: `import "../shell/window.ts";` },
  { rule: "preload-imports-the-bridge", file: "electron/preload.ts", source: `import "electron"; import "node:fs";` },
  { rule: "entries-only-wire", file: "electron/worker.ts", source: `import "commander";` },
  { rule: "entries-only-wire", file: "electron/terminal.ts", source: `import "./main.ts";` },

  { rule: "electron-in-its-door", file: "electron/core/page/electron.ts", source: `import "electron";` },
  {
    rule: "electron-in-its-door",
    file: "electron/chromium/electron-type.ts",
    source: `import type { App } from "electron"; export type A = App;`,
  },
  {
    rule: "playwright-in-the-chromium-door",
    file: "electron/core/page/playwright.ts",
    source: `import "playwright-core";`,
  },
  { rule: "keytar-in-the-vault", file: "electron/core/monitor/keytar.ts", source: `import "keytar";` },
  { rule: "sqlite-in-storage", file: "electron/core/monitor/sqlite.ts", source: `import "node:sqlite";` },
  {
    rule: "sqlite-in-storage",
    file: "electron/core/monitor/sqlite-by-the-back-door.ts",
    source: `export const sqlite = process.getBuiltinModule("node:sqlite");`,
  },
  { rule: "undici-in-the-network-areas", file: "electron/core/monitor/undici.ts", source: `import "undici";` },

  {
    rule: "product-without-tests",
    file: "electron/core/monitor/double.ts",
    source: `import "../../../test/fakes/clock.ts";`,
  },
  { rule: "no-development-packages", file: "electron/core/monitor/test-tool.ts", source: `import "vitest";` },
  { rule: "no-unlisted-packages", file: "electron/core/monitor/unlisted.ts", source: `import "pvtsutils";` },
  { rule: "everything-resolves", file: "electron/core/monitor/missing.ts", source: `import "./nowhere.ts";` },
  {
    rule: "no-cycles",
    file: "electron/core/monitor/egg.ts",
    source: `import type { Hen } from "./hen.ts"; export type Egg = Hen;`,
  },
  { rule: "no-orphans", file: "electron/core/monitor/left-over.ts", source: "export const a = 1;" },
];

/** What the planted files need, and what is allowed and looks much like them; none of these may be reported. */
export const obedientFiles: Record<string, string> = {
  "shared/contract/window-bridge.ts": "export const channel = 'a';",
  "shared/contract/message-port.ts": `import type { Plain } from "./plain.ts"; export const port: Plain = 1;`,
  "shared/contract/plain.ts": "export type Plain = number; export const plain = 1;",
  "shared/contract/contract.ts": `import { oc } from "@orpc/contract"; import { pairSchema } from "../domain/pair.ts";
export const contract = oc.output(pairSchema); export type Contract = typeof contract;`,
  "shared/domain/pair.ts": `import { z } from "zod"; export const pairSchema = z.object({}); export type Pair = z.infer<typeof pairSchema>;`,
  "shared/domain/ages.ts": `import type { Pair } from "./pair.ts"; export const age = (pair: Pair) => [pair];`,

  "renderer/main.tsx": `import { createRoot } from "react-dom/client"; import { MantineProvider } from "@mantine/core";
import "@mantine/core/styles.css"; import { createStore } from "zustand"; import { IconHome } from "@tabler/icons-react";
import { createORPCClient } from "@orpc/client"; import { z } from "zod/mini"; import "./look.css";
import { port } from "../shared/contract/message-port.ts"; import { channel } from "../shared/contract/window-bridge.ts";
import { age } from "../shared/domain/ages.ts";
import type { Contract } from "../shared/contract/contract.ts"; import type { Pair } from "../shared/domain/pair.ts";
export type { Pair, Contract };
export const all = [createRoot, MantineProvider, createStore, IconHome, createORPCClient, z, port, channel, age];`,
  "renderer/look.css": "body { margin: 0 }",

  "electron/main.ts": `import { app } from "electron"; import "./shell/window.ts"; import "./core/create-core.ts"; import "node:path";
export const a = app;`,
  "electron/chromium.ts": `import "./chromium/launch.ts"; import "./core/create-core.ts";`,
  "electron/shell/window.ts": `import { BrowserWindow } from "electron"; import "node:path"; import "../core/ports.ts";
import { channel } from "../../shared/contract/window-bridge.ts"; export const a = [BrowserWindow, channel];`,
  "electron/chromium/launch.ts": `import "playwright-core"; import "../core/ports.ts"; import "../node/start-process.ts";`,
  "electron/node/start-process.ts": `import "node:child_process"; import type { Ports } from "../core/ports.ts"; export type A = Ports;`,
  "electron/core/ports.ts": `import type { Log } from "./log/log.ts"; export type Ports = Log;`,
  "electron/core/log/log.ts": "export type Log = string;",
  "electron/core/links/link.ts": `import "node:url"; import "../ports.ts";`,
  "electron/core/net/connect.ts": `import "undici"; import "../log/log.ts"; import "../links/link.ts";`,
  "electron/core/vault/keychain.ts": `import "keytar"; import "../net/connect.ts"; export type Keychain = string;`,
  "electron/core/storage/database.ts": `import "node:sqlite"; import "../ports.ts";`,
  "electron/core/monitor/hen.ts": `import "./egg.ts"; export type Hen = "hen";`,
  "electron/core/create-core.ts": `import "./storage/database.ts"; import "./vault/keychain.ts";`,
  "test/fakes/clock.ts": `import "vitest"; import "../../electron/core/ports.ts";`,
};

/** Menus are checked for roles that exist and recorded, since headless Chromium shows none. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { records } from "./records.ts";
import { knownOnly } from "./strict.ts";

interface Item {
  role?: string;
  label?: string;
  type?: string;
  submenu?: Item[];
}

/** The roles of the installed Electron, from its own declarations. */
function documentedRoles(): Set<string> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const line = /^\s+role\?: \((.*'windowMenu'.*)\);$/m.exec(readFileSync(path.join(folder, "electron.d.ts"), "utf8"));
  return new Set(line?.[1]?.split("|").map((role) => role.trim().slice(1, -1)));
}

class BuiltMenu {
  readonly items: readonly Item[];
  constructor(items: readonly Item[]) {
    this.items = items;
  }
}

export const Menu = knownOnly("Menu", {
  buildFromTemplate(template: Item[]): BuiltMenu {
    checkItems(template, documentedRoles());
    return new BuiltMenu(template);
  },
  setApplicationMenu(menu: BuiltMenu | null): void {
    records.menu = menu ? flatten(menu.items) : [];
  },
});

function checkItems(items: readonly Item[], roles: Set<string>): void {
  for (const item of items) {
    if (item.role !== undefined && !roles.has(item.role)) throw new Error(`Unknown menu role ${item.role}`);
    if (!item.role && !item.label && item.type !== "separator")
      throw new Error("Menu items need a label, role or type");
    checkItems(item.submenu ?? [], roles);
  }
}

const flatten = (items: readonly Item[]): string[] =>
  items.flatMap((item) => [item.role ?? item.label ?? item.type ?? "", ...flatten(item.submenu ?? [])]);

/**
 * Who may import whom, types included. Imports go down only: doors → core → shared, renderer → shared; the areas of the
 * core meet in its create files. What type imports must not blur, the load the window really carries, is checked by the
 * sibling .dependency-cruiser.run-time.cjs. Every rule here has a planted violation in test/support/house.
 */
const packages = (...names) => names.map((name) => `^node_modules/${name}/`);

/** The simulated appliances and, later, a worker are entries like the doors. */
const entries = "^electron/(main|preload|chromium|terminal|worker|practice-appliance|keychain)\\.ts$";
const product = "^(electron|renderer|shared)/";

/** What every area of the core may stand on. */
const foundations = [
  "^electron/core/ports\\.ts$",
  "^electron/core/log/log\\.ts$",
  "^electron/core/(net|links|certificates)/",
];

/** A package that only some folders may import. */
const confined = (name, comment, target, homes) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^(electron|renderer|shared|bin)/", pathNot: homes },
  to: { path: target },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "shared-is-pure",
      comment: "shared imports zod, @orpc/contract and itself: it must run in a window, a worker and a test alike.",
      severity: "error",
      from: { path: "^shared/" },
      to: { pathNot: ["^shared/", ...packages("zod", "@orpc/contract")] },
    },
    {
      name: "window-imports-window-things",
      comment: "The window has no Node, no core and no full zod; what it needs comes through the contract.",
      severity: "error",
      from: { path: "^renderer/" },
      to: {
        pathNot: [
          "^renderer/",
          "^shared/",
          ...packages("react", "react-dom", "@types/react", "@types/react-dom", "@mantine/[^/]+", "zustand"),
          ...packages("@tabler/icons-react", "@orpc/client", "zod/(v4/)?mini", "get-nonce"),
        ],
      },
    },
    {
      name: "window-takes-the-contract-as-types",
      comment: "The gate in the core validates; a contract imported by value would bring zod's 450 kB into the window.",
      severity: "error",
      from: { path: "^renderer/" },
      to: {
        path: "^shared/contract/",
        pathNot: "^shared/contract/(message-port|window-bridge)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "core-knows-no-door",
      comment: "The core gets what a door can do as ports; it never looks up to see which door it has.",
      severity: "error",
      from: { path: "^electron/core/" },
      to: { path: ["^electron/(?!core/)", "^renderer/", "^bin/"] },
    },
    {
      name: "core-draws-nothing",
      comment: "The core is the product without a window.",
      severity: "error",
      from: { path: "^electron/core/" },
      to: { path: packages("react", "react-dom", "@mantine/[^/]+", "zustand", "@tabler/[^/]+", "get-nonce") },
    },
    {
      name: "areas-meet-in-create-files",
      comment: "An area imports itself, shared, packages and the foundations; electron/core/create-*.ts joins areas.",
      severity: "error",
      from: { path: "^electron/core/([^/]+)/" },
      to: { path: "^electron/core/", pathNot: ["^electron/core/$1/", ...foundations] },
    },
    {
      name: "core-ports-join-no-areas",
      comment:
        "Of the files directly in electron/core only create-*.ts, look-once.ts and claim-data-folder.ts are composition.",
      severity: "error",
      from: { path: "^electron/core/(?!create-|look-once\\.|claim-data-folder\\.)[^/]+\\.ts$" },
      to: { path: "^electron/core/", pathNot: foundations },
    },
    {
      name: "doors-stay-apart",
      comment:
        "A door imports the core, never another door and never an entry. electron/node is what Node's doors share.",
      severity: "error",
      from: { path: "^electron/(shell|chromium|terminal|node)/" },
      to: { path: "^electron/", pathNot: ["^electron/(core|node)/", "^electron/$1/"] },
    },
    {
      name: "shell-is-thin",
      comment: "The Electron door needs core, shared, electron, Node, and zod for what it reads back from disk.",
      severity: "error",
      from: { path: "^electron/shell/" },
      to: {
        pathNot: ["^electron/(?!node/)", "^shared/", ...packages("electron", "zod")],
        dependencyTypesNot: ["core"],
      },
    },
    {
      name: "preload-imports-the-bridge",
      comment: "A sandboxed preload may require electron alone; channel names are compiled in.",
      severity: "error",
      from: { path: "^electron/preload\\.ts$" },
      to: { pathNot: [...packages("electron"), "^shared/contract/window-bridge\\.ts$"] },
    },
    {
      name: "entries-only-wire",
      comment: "A file directly in electron joins a door, the core and shared. Work belongs into one of them.",
      severity: "error",
      from: { path: "^electron/[^/]+\\.ts$", pathNot: "^electron/preload\\.ts$" },
      to: {
        pathNot: ["^electron/(core|shell|chromium|terminal|node)/", "^shared/", ...packages("electron")],
        dependencyTypesNot: ["core"],
      },
    },
    confined("electron-in-its-door", "Everything else runs under plain Node as well.", packages("electron"), [
      "^electron/(main|preload)\\.ts$",
      "^electron/shell/",
    ]),
    confined(
      "playwright-in-the-chromium-door",
      "It drives that door's window, and nothing of the product needs another browser.",
      packages("playwright-core"),
      ["^electron/chromium/"],
    ),
    confined("keytar-in-the-vault", "One place touches secrets at rest.", packages("keytar"), [
      "^electron/core/vault/",
    ]),
    confined(
      "sqlite-in-storage",
      "One area knows the tables; the single-writer lock is a database of its own.",
      "^(node:)?sqlite$",
      ["^electron/core/(storage|single-writer)/"],
    ),
    confined(
      "undici-in-the-network-areas",
      "One way to connect, with its time limits, trust and pins.",
      packages("undici"),
      ["^electron/core/(appliance|net|probes|revocation)/"],
    ),
    {
      name: "product-without-tests",
      comment: "Nothing that is shipped imports a test, a double or a script.",
      severity: "error",
      from: { path: product },
      to: { path: "^(test|scripts)/" },
    },
    {
      name: "no-development-packages",
      comment: "What is shipped runs on dependencies alone. Electron is the exception: it is the runtime itself.",
      severity: "error",
      from: { path: "^(electron|renderer|shared|bin)/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: packages("electron", "@types/[^/]+") },
    },
    {
      name: "no-unlisted-packages",
      comment: "A package that only another package brings can vanish with the next update.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "everything-resolves",
      comment: "What cannot be found cannot be judged by any of these rules.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-cycles",
      comment: "Types included: two files that need each other are one file or three.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports and that imports nothing is left over.",
      severity: "error",
      from: {
        orphan: true,
        path: "^(electron|renderer|shared|test)/",
        pathNot: [entries, "\\.test\\.ts$", "\\.d\\.ts$"],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^(out|dist)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
      mainFields: ["module", "main"],
    },
    skipAnalysisNotInRules: true,
  },
};

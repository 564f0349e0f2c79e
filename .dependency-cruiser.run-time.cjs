/**
 * What is loaded when the product runs: the same tree with type imports taken away. Only here can reachability be
 * judged, because with types everything reaches the contract, and the contract reaches zod.
 */
const { options } = require("./.dependency-cruiser.cjs");

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "window-loads-no-full-zod",
      comment:
        "450 kB that the window does not need: forms use zod/mini, the gate in the core validates everything else.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "^node_modules/(zod/(?!(v4/)?mini/)|@orpc/(contract|server)/)", reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};

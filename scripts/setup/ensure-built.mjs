import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { usesMusl } from "./platform.mjs";
import { findRuntime } from "./runtime.mjs";

/** @param {string} root */
export function runtimeOfThisMachine(root) {
  return findRuntime(root, {
    platform: process.platform,
    arch: process.arch,
    isMusl: usesMusl(),
    execPath: process.execPath,
    version: process.versions.node,
  });
}

/**
 * What every command needs first: dependencies, the right Node, a build. Does nothing that is done already.
 * @param {string} root
 * @param {import("./progress.mjs").Progress} progress
 * @param {{ isForced?: boolean }} [options] build even when nothing changed
 * @returns {Promise<string>} path of the Node that runs the product
 */
export async function ensureBuilt(root, progress, options) {
  await ensureDependencies(root, progress);
  const node = runtimeOfThisMachine(root);
  await ensureBuild(root, node, progress, options);
  return node;
}

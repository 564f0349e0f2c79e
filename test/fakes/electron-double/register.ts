/**
 * `node --import <this file> out/main/main.js` runs the built main program with the double in the place of the module
 * `electron`. Nothing else of the program is changed.
 */
import { registerHooks } from "node:module";

const double = new URL("./electron.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" || specifier === "electron/main"
      ? { url: double, shortCircuit: true }
      : next(specifier, context),
});

import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

/**
 * Three bundles. The main bundle holds every entry that runs in a Node process, whichever door starts it; what is pure
 * JavaScript is bundled into it so that starting reads few files, native and very large packages stay outside.
 */
const nodeEntries = ["main", "chromium", "terminal", "practice-appliance", "keychain", "worker"];

export default defineConfig({
  main: {
    build: {
      outDir: "out/main",
      minify: true,
      externalizeDeps: {
        exclude: [
          "@orpc/client",
          "@orpc/contract",
          "@orpc/server",
          "zod",
          "undici",
          "commander",
          "fast-xml-parser",
          "@peculiar/x509",
        ],
      },
      rollupOptions: {
        input: Object.fromEntries(nodeEntries.map((entry) => [entry, `./electron/${entry}.ts`])),
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      rollupOptions: { input: "./electron/preload.ts", output: { format: "cjs", entryFileNames: "preload.cjs" } },
    },
  },
  renderer: {
    root: "renderer",
    plugins: [react()],
    build: {
      outDir: "out/renderer",
      minify: true,
      rollupOptions: {
        input: "./renderer/index.html",
        // One file for what the first painting needs, one for what later screens share: over the DevTools pipe each further
        // one costs a trip there and back.
        output: {
          codeSplitting: {
            groups: [
              { name: "first", tags: ["$initial"] },
              { name: "common", minShareCount: 2 },
            ],
          },
        },
      },
      assetsInlineLimit: 0,
    },
  },
});

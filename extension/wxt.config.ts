import { fileURLToPath } from "node:url";
import { defineConfig } from "wxt";
import { locales } from "./build/locales.ts";
import { manifest } from "./build/manifest.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  outDir: "dist",
  outDirTemplate: "{{browser}}",
  imports: false,
  manifest,
  hooks: { "build:publicAssets": (_, files) => files.push(...locales()) },
  vite: () => ({
    resolve: { alias: { "sublet-wasm": here("../crate/wasm/pkg-extension/sublet_wasm.js") } },
    build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  }),
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "wxt";
import { managedSchemaFile } from "./build/managed-schema.ts";
import { locales, manifest } from "./build/manifest.ts";
import { noMarkup } from "./build/no-markup.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  outDir: "dist",
  outDirTemplate: "{{browser}}",
  imports: false,
  manifest,
  hooks: {
    "build:publicAssets": ({ config }, files) => {
      files.push(...locales());
      files.push({ absoluteSrc: here(`guard/${config.browser}.json`), relativeDest: "guard.json" });
      if (config.browser === "chrome") files.push(managedSchemaFile());
    },
  },
  vite: () => ({
    plugins: [noMarkup()],
    build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  }),
});

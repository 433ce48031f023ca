import type { Plugin } from "vite";

/** Takes the page's security policy out while developing: the dev server injects its own styles and scripts. */
export function openInDev(): Plugin {
  return {
    name: "sublet-open-in-dev",
    apply: "serve",
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
  };
}

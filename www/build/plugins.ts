import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

/** Takes the page's security policy out while developing: the dev server injects its own styles and scripts. */
export function openInDev(): Plugin {
  return {
    name: "sublet-open-in-dev",
    apply: "serve",
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
  };
}

/** Never asked for by the page: the worker itself and the notes for web servers. */
const LEFT_OUT = new Set(["sw.js", "_headers"]);

/** Tells the service worker which files the build made and names the set by its content. */
export function precache(): Plugin {
  let out = "";
  return {
    name: "sublet-precache",
    apply: "build",
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
    writeBundle: {
      order: "post",
      sequential: true,
      handler() {
        const files = filesBelow(out).filter((file) => !LEFT_OUT.has(file));
        const version = createHash("sha256");
        for (const file of files) version.update(file).update(readFileSync(join(out, file)));
        const worker = join(out, "sw.js");
        const text = readFileSync(worker, "utf8")
          .replace("__FILES__", JSON.stringify(["./", ...files]))
          .replace("__VERSION__", JSON.stringify(version.digest("hex").slice(0, 16)));
        writeFileSync(worker, text);
      },
    },
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

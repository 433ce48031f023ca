/** The package as npm packs it, installed where nobody knows this project: what its README says holds there. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../crate/wasm/npm/", import.meta.url));
const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
const snippets = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code ?? "");

const home = mkdtempSync(join(tmpdir(), "sublet-npm-"));
after(() => rmSync(home, { recursive: true, force: true }));

const run = (program: string, args: string[]) => execFileSync(program, args, { cwd: home, encoding: "utf8" });

const [{ filename, files }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", home, PACKAGE]));
writeFileSync(join(home, "package.json"), JSON.stringify({ type: "module", private: true }));
run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`]);

test("the package holds builds, catalogue, licences and nothing else", () => {
  const names = files.map(({ path }: { path: string }) => path).sort();
  const builds = ["extension", "lookup", "worker"].flatMap((room) =>
    ["sublet_wasm.d.ts", "sublet_wasm.js", "sublet_wasm_bg.wasm", "sublet_wasm_bg.wasm.d.ts"].map(
      (file) => `${room}/${file}`,
    ),
  );
  const others = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "catalogue.bin", "package.json"];
  assert.deepEqual(names, [...builds, ...others].sort());
});

test("every line of the README compiles in strict TypeScript", () => {
  assert.ok(snippets.length >= 4);
  for (const [at, code] of snippets.entries()) writeFileSync(join(home, `snippet-${at}.ts`), code);
  writeFileSync(
    join(home, "wasm.d.ts"),
    'declare module "*.wasm" { const module: WebAssembly.Module; export default module; }',
  );
  writeFileSync(
    join(home, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        module: "nodenext",
        target: "es2022",
        lib: ["es2023", "dom"],
        typeRoots: [join(MODULES, "@types")],
        types: ["node"],
        noEmit: true,
      },
      include: ["*.ts"],
    }),
  );
  run(join(MODULES, ".bin/tsc"), ["-p", "."]);
});

test("the lines for Node print what stands beside them", () => {
  let checked = 0;
  for (const [at, code] of snippets.entries()) {
    if (!code.includes("node:fs")) continue;
    writeFileSync(join(home, `snippet-${at}.mjs`), code);
    const printed = run("node", [`snippet-${at}.mjs`])
      .trim()
      .split("\n");
    const said = [...code.matchAll(/console\.log\(.*\); \/\/ +(.*)$/gm)].map(([, text]) => text ?? "");
    const expected = said.flatMap((text) => text.split(", then "));
    const values = (texts: string[]) => texts.map((text) => text.replaceAll(/["']/g, ""));
    assert.deepEqual(values(printed), values(expected));
    checked += expected.length;
  }
  assert.ok(checked >= 7);
});

test("CommonJS and every entry load, too", () => {
  writeFileSync(
    join(home, "entries.cjs"),
    `const { default: init, Catalogue } = require("sublet-wasm");
     const { readFileSync } = require("node:fs");
     init().then(async () => {
       const bytes = readFileSync(require.resolve("sublet-wasm/catalogue.bin"));
       console.log(new Catalogue(bytes).under().check("x.duckdns.org").standing);
       for (const room of ["extension", "worker"]) {
         const made = await import("sublet-wasm/" + room);
         await made.default();
         console.log(new made.Catalogue(bytes).under().check("x.duckdns.org").standing);
       }
     });`,
  );
  assert.equal(run("node", ["entries.cjs"]), "tenant\ntenant\ntenant\n");
});

test("before init every call says so, and a module that is none can be followed by one that is", () => {
  writeFileSync(
    join(home, "early.mjs"),
    `import init, { Catalogue, hostsInText, initSync } from "sublet-wasm";
     const code = (call) => { try { return call(); } catch (thrown) { return thrown.code; } };
     console.log(code(() => hostsInText("x.org")), code(() => new Catalogue(new Uint8Array(9))), code(() => initSync(5)));
     console.log(await init(new Uint8Array(9)).catch(({ code }) => code));
     await Promise.all([init(), init()]);
     console.log(hostsInText("x.org").length);`,
  );
  assert.equal(run("node", ["early.mjs"]), "not-ready not-ready not-loaded\nnot-loaded\n1\n");
});

/**
 * Writes a folder that `workerd` serves by itself: the worker in one file, its Wasm and catalogue, a configuration, and
 * a place for its data.
 *
 *     node worker/serve/config.ts DIR
 *     workerd serve DIR/config.capnp
 *
 * Run again it replaces the program and leaves the data.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, type Module, SERVE_ENTRY } from "../local/bundle.ts";

/** The same day as in wrangler.jsonc. */
const COMPATIBILITY_DATE = "2026-11-01";

/** Each is read from the environment of `workerd` when it starts. */
const VARIABLES = [
  "POLICY",
  "PUBLIC_LOOKUPS",
  "CORS_ORIGINS",
  "MAX_BODY",
  "MAX_MAIL",
  "RECORD",
  "RECORD_REQUIRED",
  "KEEP_DAYS",
  "LINK_TTL",
  "BASE_URL",
  "CONTACT",
  "RATE_LIMIT",
  "ADMIN_TOKEN_HASH",
  "LINK_KEYS",
];

/** The words of the configuration. */
const TYPES = { ESModule: "esModule", CompiledWasm: "wasm", Data: "data" } as const;

/** Writes the folder; the path of its configuration. */
export async function writeServer(folder: string): Promise<string> {
  const data = resolve(folder, "data");
  await mkdir(data, { recursive: true, mode: 0o700 });
  const modules = await bundle(SERVE_ENTRY);
  for (const { path, contents } of modules) await writeFile(resolve(folder, path), contents);
  const config = resolve(folder, "config.capnp");
  await writeFile(config, configuration(data, modules));
  return config;
}

function configuration(data: string, modules: Module[]): string {
  const embedded = modules.map(
    ({ path, type }) => `    (name = "${path}", ${TYPES[type]} = embed "${path}"),`,
  );
  const variables = VARIABLES.map((name) => `    (name = "${name}", fromEnvironment = "${name}"),`);
  return `# Made by worker/serve/config.ts. Serve it with: workerd serve config.capnp
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "sublet", worker = .sublet),
    # Moved the folder? Say where the data is: --directory-path data=PATH
    (name = "data", disk = (path = ${JSON.stringify(data)}, writable = true)),
    # Sublet asks nobody: nothing goes out.
    (name = "internet", network = (allow = [])),
  ],
  # Another place: --socket-addr http=ADDRESS:PORT. Put a proxy with TLS in front of whatever is not loopback.
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "sublet")],
);

const sublet :Workerd.Worker = (
  modules = [
${embedded.join("\n")}
  ],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [
    (name = "STORE", durableObjectNamespace = "Store"),
${variables.join("\n")}
  ],
  durableObjectNamespaces = [
    (className = "Store", uniqueKey = "sublet", enableSql = true, preventEviction = true),
  ],
  durableObjectStorage = (localDisk = "data"),
);
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    console.error("usage: node worker/serve/config.ts DIR");
    process.exit(2);
  }
  console.log(`workerd serve ${await writeServer(folder)}`);
}

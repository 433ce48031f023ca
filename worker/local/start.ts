import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { D1Database, KVNamespace } from "@cloudflare/workers-types";
import { convertV4MiniflareOptions, Miniflare, type V4WorkerOptionsShape } from "miniflare";
import { bundle } from "./bundle.ts";

const MIGRATIONS = fileURLToPath(new URL("../migrations/", import.meta.url));

/** How the worker is to be started. */
export interface Options {
  /** Variables and secrets. */
  vars: Record<string, string>;
  /** A port of this machine; any free one by default. */
  port?: number;
  /** An entry that stands for the worker's own. */
  entry?: string;
  /** Bytes that stand for the built-in catalogue. */
  catalogue?: Uint8Array<ArrayBuffer>;
  /** Calls a minute of one token or address; without it nobody is held back. */
  limit?: number;
  /** Whether the tables of the decisions are made. Default: true. */
  migrated?: boolean;
  /** More of Miniflare's options for the worker. */
  more?: Partial<V4WorkerOptionsShape>;
}

/** A worker in workerd, on this machine alone, with a KV and a D1 of its own that go with it. */
export interface Local {
  /** Where it listens, with a slash at the end. */
  url: string;
  policies: KVNamespace;
  decisions: D1Database;
  miniflare: Miniflare;
  dispose(): Promise<void>;
}

/** Starts the worker in Miniflare; resolves when it answers. */
export async function startLocal(options: Options): Promise<Local> {
  const { vars, port = 0, entry, catalogue, limit, migrated = true, more = {} } = options;
  const modules = (await bundle(entry)).map((module) =>
    catalogue && module.path === "catalogue.bin" ? { ...module, contents: catalogue } : module,
  );
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port,
      cf: false,
      logRequests: false,
      unsafeTriggerHandlers: true,
      modules,
      modulesRoot: "/",
      compatibilityDate: "2026-11-01",
      bindings: vars,
      kvNamespaces: ["POLICIES"],
      d1Databases: ["DECISIONS"],
      r2Buckets: ["QUARANTINE"],
      ...(limit ? { ratelimits: { LIMIT: { namespace_id: "1001", simple: { limit, period: 60 } } } } : {}),
      ...more,
    }),
  );
  const url = (await miniflare.ready).href;
  const decisions = (await miniflare.getD1Database("DECISIONS")) as unknown as D1Database;
  if (migrated) await migrate(decisions);
  const policies = (await miniflare.getKVNamespace("POLICIES")) as unknown as KVNamespace;
  return { url, policies, decisions, miniflare, dispose: () => miniflare.dispose() };
}

async function migrate(database: D1Database): Promise<void> {
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort()) {
    const text = (await readFile(MIGRATIONS + file, "utf8")).replaceAll(/^\s*--.*$/gm, "");
    const statements = text.split(/;\s*$/m).filter((statement) => statement.trim());
    await database.batch(statements.map((statement) => database.prepare(statement)));
  }
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { D1Database, KVNamespace } from "@cloudflare/workers-types";
import { convertV4MiniflareOptions, Miniflare, type V4WorkerOptionsShape } from "miniflare";
import { bundle, ENTRY } from "./bundle.ts";

const MIGRATIONS = fileURLToPath(new URL("../../../worker/migrations/", import.meta.url));

/** The token whose hash every worker of the tests is given. */
export const ADMIN = "sublet_firstadmin00_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** How the worker is to be started. */
export interface Options {
  /** Variables and secrets beside `ADMIN_TOKEN_HASH`. */
  vars?: Record<string, string>;
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

/** A request, with the token it carries. */
export type Init = RequestInit & { token?: string; duplex?: "half" };

/** A worker in workerd, on a real port of this machine, with a KV and a D1 of its own. */
export interface Running {
  /** Where it listens, with a slash at the end. */
  url: string;
  /** Asks it over HTTP; redirects are not followed. */
  fetch(path: string, init?: Init): Promise<Response>;
  policies: KVNamespace;
  decisions: D1Database;
  miniflare: Miniflare;
  dispose(): Promise<void>;
}

/** Starts the worker; resolves when it answers. */
export async function start(options: Options = {}): Promise<Running> {
  const { vars = {}, entry = ENTRY, catalogue, limit, migrated = true, more = {} } = options;
  const modules = (await bundle(entry)).map((module) =>
    catalogue && module.path === "catalogue.bin" ? { ...module, contents: catalogue } : module,
  );
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      logRequests: false,
      unsafeTriggerHandlers: true,
      modules,
      modulesRoot: "/",
      compatibilityDate: "2026-11-01",
      bindings: { ADMIN_TOKEN_HASH: sha256(ADMIN), ...vars },
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
  return {
    url,
    fetch: (path, { token, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (token) headers.set("authorization", `Bearer ${token}`);
      return fetch(new URL(path, url), { redirect: "manual", ...init, headers });
    },
    policies: (await miniflare.getKVNamespace("POLICIES")) as unknown as KVNamespace,
    decisions,
    miniflare,
    dispose: () => miniflare.dispose(),
  };
}

/** SHA-256 in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function migrate(database: D1Database): Promise<void> {
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort()) {
    const text = readFileSync(MIGRATIONS + file, "utf8").replaceAll(/^\s*--.*$/gm, "");
    const statements = text.split(/;\s*$/m).filter((statement) => statement.trim());
    await database.batch(statements.map((statement) => database.prepare(statement)));
  }
}

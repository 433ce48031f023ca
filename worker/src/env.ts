import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import type { Lang } from "sublet-wasm/worker";
import type { Token } from "./auth/store.ts";
import type { Engine } from "./engine.ts";
import type { Settings } from "./settings.ts";
import type { Limiter, ObjectStore, PolicyStore, Sql } from "./store/store.ts";

/**
 * What the runtime hands the worker: bindings, variables and secrets. Variables are text; `settings.ts` reads them.
 *
 * Cloudflare's own bindings fit the shapes of the stores; `workerd` by itself gets objects of the same shape.
 */
export interface Env extends Vars {
  /** Policies (`policy:NAME`) and tokens (`token:ID`). */
  POLICIES: PolicyStore;
  /** Decisions that were recorded. */
  DECISIONS: Sql;
  /** Counts the calls of each token or address; without it nobody is held back. */
  LIMIT?: Limiter;
  /** Messages that were kept back, whole. */
  QUARANTINE?: ObjectStore;
}

/** The variables and secrets by name; `settings.ts` says what each means. */
export interface Vars {
  POLICY?: string;
  PUBLIC_LOOKUPS?: string;
  CORS_ORIGINS?: string;
  MAX_BODY?: string;
  MAX_MAIL?: string;
  RECORD?: string;
  RECORD_REQUIRED?: string;
  KEEP_DAYS?: string;
  LINK_TTL?: string;
  BASE_URL?: string;
  MAIL_ACTIONS?: string;
  MAIL_FORWARD_TO?: string;
  MAIL_QUARANTINE_TO?: string;
  MAIL_FAIL?: string;
  ADMIN_TOKEN_HASH?: string;
  LINK_KEYS?: string;
  CONTACT?: string;
}

/** What every route finds in its context. */
export interface Variables {
  settings: Settings;
  /** Wasm and catalogue; its methods throw the problem `bad-catalogue` where the catalogue cannot be read. */
  engine: Engine;
  /** The language of the answer: `?lang=`, else `Accept-Language`, else English. */
  language: Lang;
  /** Who asks; set below `allow(…)` only. */
  token: Token | undefined;
}

export type AppEnv = { Bindings: Env; Variables: Variables };
/** The worker's app; each room registers its routes with it. */
export type App = OpenAPIHono<AppEnv>;
/** The context of a request. */
export type Ctx = Context<AppEnv>;
export type Middleware = MiddlewareHandler<AppEnv>;

import type { Context, Hono, MiddlewareHandler } from "hono";
import type { Lang } from "sublet-wasm/worker";
import type { Token } from "./auth/store.ts";
import type { Engine } from "./engine.ts";
import type { Env } from "./env.ts";
import type { Settings } from "./settings.ts";

/** What every route finds in its context. */
export interface Variables {
  settings: Settings;
  /** Wasm and catalogue; its methods throw the problem `bad-catalogue` where the catalogue cannot be read. */
  engine: Engine;
  /** The language of the answer: `?lang=`, else `Accept-Language`, else English. */
  lang: Lang;
  /** Who asks; set below `allow(…)` only. */
  token: Token | undefined;
}

export type AppEnv = { Bindings: Env; Variables: Variables };
/** The worker's app; each room registers its routes with it. */
export type App = Hono<AppEnv>;
/** The context of a request. */
export type Ctx = Context<AppEnv>;
export type Middleware = MiddlewareHandler<AppEnv>;

import { Hono } from "hono";
import type { App, AppEnv, Middleware } from "./app-type.ts";
import { engine } from "./engine.ts";
import { langOf } from "./lang.ts";
import { settingsOf } from "./settings.ts";

/** What every request passes first. */
const enter: Middleware = async (c, next) => {
  c.set("settings", settingsOf(c.env));
  c.set("engine", engine);
  c.set("lang", langOf(c.req.query("lang"), c.req.header("accept-language")));
  await next();
};

export const app: App = new Hono<AppEnv>();
app.use(enter);
